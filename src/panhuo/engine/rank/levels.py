"""How much a match is worth a look, in three words, each with what was measured of it (docs/decisions/0026).

A level is a range of the ranker's score. What the ranges mean was counted on matches that readers graded
(``bench/levels.py``), in a stock of one size; where the ranker did not read phrases, or the stock is much smaller, a
match has no level.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from panhuo.engine.rank.ranker import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "data/levels.json"

LEAST: Final = 5_000
"""Documents of an index from which on levels mean what was measured in 20,409; with phrases it has 50,000 at most."""

SURE: Final = 1.96
"""Standard deviations of a 95 % interval."""


class Level(StrEnum):
    """From the highest score to the lowest."""

    STRONG = "strong"
    MIDDLE = "middle"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, with its 95 % interval (Wilson)."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """None where nothing was counted."""
        if not self.whole:
            return None
        square, value = SURE**2 / self.whole, self.part / self.whole
        middle = (value + square / 2) / (1 + square)
        half = SURE * sqrt(value * (1 - value) / self.whole + square / (4 * self.whole)) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Measured:
    """What readers said of the matches of one level; `needs` is "posted" or "written"."""

    level: Level
    needs: str
    meeting: Share
    topic: Share


def level_of(parts: Mapping[str, float], score: float, *, docs: int) -> Level | None:
    """The level of a match with these contributions in an index of so many documents; None where none was measured."""
    if PHRASES not in parts or docs < LEAST:
        return None
    marks = _shipped()["marks"]
    return next((level for level in (Level.STRONG, Level.MIDDLE) if score >= marks[level]), Level.WEAK)


def measured_levels() -> list[Measured]:
    """What was measured of each level: worth a meeting or better, and same topic or better."""
    return [
        Measured(
            level=Level(row["level"]),
            needs=row["needs"],
            meeting=Share(row["meeting"], row["graded"]),
            topic=Share(row["topic"], row["graded"]),
        )
        for row in _shipped()["measured"]
    ]


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("panhuo.engine").joinpath(FILE).read_text(encoding="utf-8"))
    return found
