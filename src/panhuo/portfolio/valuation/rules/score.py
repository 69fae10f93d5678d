"""From ratings to scores.

The rule (shown beside every score): an indicator's value is the mean of the people who rated it; where nobody did, the
automatic value if the data give one; else it is missing. A score is the weighted mean over the indicators that have a
value, and says which share of the weight they carry. Under the scheme's least coverage there is no score. What is
missing is never counted as nought or as an average. Sums are exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from panhuo.portfolio.valuation.rules.scheme import Scheme

LEAST: Final = 0
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Value:
    """`raters` 0: an automatic value. `low` and `high`: the spread of what people said."""

    value: Fraction
    raters: int
    low: int
    high: int

    @property
    def spread(self) -> int:
        return self.high - self.low


def combine(human: Sequence[int], automatic: int | None) -> Value | None:
    """People first; None where neither people nor data say anything."""
    if human:
        return Value(Fraction(sum(human), len(human)), len(human), min(human), max(human))
    if automatic is not None:
        return Value(Fraction(automatic), 0, automatic, automatic)
    return None


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """`contribution`: points of the total that come from here; None where there is no total or no value."""

    id: str
    weight: Fraction
    value: Value | None
    contribution: Fraction | None


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A group, a branch or the whole: `score` None under the least coverage; `coverage` from 0 to 100."""

    id: str
    weight: Fraction
    coverage: Fraction
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Result:
    total: NodeScore
    branches: tuple[NodeScore, ...]
    groups: tuple[NodeScore, ...]
    indicators: tuple[IndicatorScore, ...]


def evaluate(scheme: Scheme, scenario: str, values: Mapping[str, Value]) -> Result:
    """Scores of all levels. `values` holds only indicators that have one."""
    weights = scheme.weights(scheme.scenario(scenario))
    least = Fraction(scheme.min_coverage)
    total = _node("", weights, values, weights, least)
    covered = total.coverage / 100
    branches = tuple(
        _node(b.id, [i.id for g in b.groups for i in g.indicators], values, weights, least) for b in scheme.branches
    )
    groups = tuple(
        _node(g.id, [i.id for i in g.indicators], values, weights, least) for b in scheme.branches for g in b.groups
    )
    indicators = tuple(_indicator(key, weights[key], values.get(key), total, covered) for key in scheme.indicators)
    return Result(total, branches, groups, indicators)


def _indicator(key: str, weight: Fraction, value: Value | None, total: NodeScore, covered: Fraction) -> IndicatorScore:
    counts = value is not None and total.score is not None and covered
    return IndicatorScore(key, weight, value, weight * value.value / covered if value and counts else None)


def _node(
    name: str,
    members: Iterable[str],
    values: Mapping[str, Value],
    weights: Mapping[str, Fraction],
    least: Fraction,
) -> NodeScore:
    own = list(members)
    whole = sum((weights[key] for key in own), Fraction(0))
    rated = [key for key in own if key in values]
    covered = sum((weights[key] for key in rated), Fraction(0))
    coverage = covered * 100 / whole if whole else Fraction(0)
    if not covered or coverage < least:
        return NodeScore(name, whole, coverage, None)
    mean = sum((weights[key] * values[key].value for key in rated), Fraction(0)) / covered
    return NodeScore(name, whole, coverage, mean)
