"""A standard: what is asked of offers, how they are scored, what is checked afterwards. It is data; here are its types.

The chapters follow 《专利商标代理服务政府采购需求标准（试行）》 (财政部办公厅、国家知识产权局办公室, 2024-12-26).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_PRICE_WEIGHT: Final = 15
"""Percent. The standard's range of reference for price is 10 to 15 percent; no scheme here may give price more."""


class ItemKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Stage(StrEnum):
    """When quality is checked."""

    FILING = "filing"
    GRANT = "grant"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the requirement form. `choices` only for CHOICE."""

    id: str
    text: str
    kind: ItemKind
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """Rated from 0 to the scheme's scale; `weight` is its share among the weights of all criteria of quality."""

    id: str
    label: str
    weight: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Weights and lines in percent. `low_price_share`: an offer under this share of the median must explain itself."""

    scale: int
    price_weight: int
    min_scorers: int
    min_quality: int
    low_price_share: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A question of a check; one that is `serious` fails the work when it is answered with no."""

    id: str
    text: str
    serious: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    source: str
    sections: tuple[Section, ...]
    scheme: Scheme
    filing_checks: tuple[Check, ...]
    grant_checks: tuple[Check, ...]

    def checks(self, stage: Stage) -> tuple[Check, ...]:
        return self.filing_checks if stage == Stage.FILING else self.grant_checks

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)
