"""A hit of the matcher made ready for `web/match/_card.html`: everything decided here, nothing in the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panhuo.web.match.bar import ScoreBar
from panhuo.web.match.rows import Row

FOLD_FROM = 7
"""A need with at least so many parts has its uncovered ones folded into one line."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact under a title. `unknown` ones are shown as 未知, in their own look."""

    label: str
    value: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What `_card.html` shows of one hit.

    `kind` is "patent" or "need"; `state` one of valid, pending, dead, unknown (patents), open, closed (needs).
    """

    rank: int
    kind: str
    record: Any
    title: str
    url: str
    state: str
    state_label: str
    is_demo: bool
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    bar: ScoreBar
    because: str
    unknown: tuple[str, ...]

    @property
    def covered(self) -> int:
        """How many parts of the need something in the patent answers."""
        return sum(row.is_covered for row in self.rows)

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """Rows that stand in full: all of a short need, the covered ones of a long one."""
        if len(self.rows) < FOLD_FROM:
            return self.rows
        return tuple(row for row in self.rows if row.is_covered)

    @property
    def folded_rows(self) -> tuple[Row, ...]:
        """Rows of a long need that nothing answers or that are unknown."""
        if len(self.rows) < FOLD_FROM:
            return ()
        return tuple(row for row in self.rows if not row.is_covered)
