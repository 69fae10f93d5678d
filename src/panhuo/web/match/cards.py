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
    level: str = ""
    """"strong", "middle", "weak", or nothing where it was not measured."""

    level_label: str = ""

    @property
    def covered(self) -> int:
        """How many parts of the need something in the patent answers."""
        return sum(row.is_covered for row in self.rows)

    @property
    def is_folded(self) -> bool:
        """Rows that nothing answers would only make the page long: of long needs, and where nothing is answered."""
        return len(self.rows) >= FOLD_FROM or not self.covered

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """Rows that stand in full."""
        return tuple(row for row in self.rows if row.is_covered) if self.is_folded else self.rows

    @property
    def folded_rows(self) -> tuple[Row, ...]:
        """Rows behind one line: nothing answers them, or we can't say."""
        return tuple(row for row in self.rows if not row.is_covered) if self.is_folded else ()
