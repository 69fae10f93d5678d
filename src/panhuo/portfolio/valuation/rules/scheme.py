"""A scheme: the tree of indicators, scenarios with weights, tables for automatic values. Here are its types.

Weights count among siblings: a branch's share is its weight over the sum of all branches' weights, so for the groups of
a branch and the indicators of a group. What a scenario gives no weight for counts 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Indicator:
    """Level 3: what is rated, from 0 to 100."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Level 2."""

    id: str
    label: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """Level 1."""

    id: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    id: str
    label: str
    weights: Mapping[str, int]

    def weight(self, name: str) -> int:
        return self.weights.get(name, 1)


Steps = tuple[tuple[int, int], ...]
"""Pairs (from this count on, value), counts rising."""


@dataclass(frozen=True)
class Scheme:
    """`min_coverage`: percent of the weight that must be rated before there is a total."""

    name: str
    standard: str
    source: str
    grouping_verified: bool
    min_coverage: int
    branches: tuple[Branch, ...]
    scenarios: tuple[Scenario, ...]
    automatic: Mapping[str, Steps]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {one.id: one for branch in self.branches for group in branch.groups for one in group.indicators}

    def scenario(self, name: str) -> Scenario:
        """Raises KeyError for one that the scheme does not have."""
        return {one.id: one for one in self.scenarios}[name]

    def weights(self, scenario: Scenario) -> dict[str, Fraction]:
        """The share of each indicator in the whole; they sum to 1."""
        found: dict[str, Fraction] = {}
        branches = _shares(scenario, [branch.id for branch in self.branches])
        for branch in self.branches:
            groups = _shares(scenario, [group.id for group in branch.groups])
            for group in branch.groups:
                # an indicator may bear the name of its group (依赖度): its weight stands under the indicator's own id
                own = _shares(scenario, [one.id for one in group.indicators])
                found |= {key: branches[branch.id] * groups[group.id] * share for key, share in own.items()}
        return found


def _shares(scenario: Scenario, names: list[str]) -> dict[str, Fraction]:
    whole = sum(scenario.weight(name) for name in names)
    return {name: Fraction(scenario.weight(name), whole) if whole else Fraction(0) for name in names}
