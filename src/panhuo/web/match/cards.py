"""A hit of the matcher made ready for `web/match/_card.html`: everything decided here, nothing in the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from panhuo.engine.types import Coverage, Evidence, Explanation, NeedPart
from panhuo.web.match.bar import ScoreBar
from panhuo.web.match.marks import Mark
from panhuo.web.match.segments import Piece, mark_words

R = TypeVar("R")

FOLD_FROM = 7
"""A need with at least so many parts has its uncovered ones folded into one line."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact under a card's title. `unknown` ones are shown as 未知, in their own look."""

    label: str
    value: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers a part; `field` says where it stands ("title" or "text")."""

    pieces: tuple[Piece, ...]
    field: str


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the need on one card."""

    mark: Mark
    text: str
    coverage: Coverage
    answers: tuple[Answer, ...]

    @property
    def is_covered(self) -> bool:
        return self.coverage is Coverage.COVERED

    @property
    def is_unknown(self) -> bool:
        return self.coverage is Coverage.UNKNOWN


@dataclass(frozen=True, slots=True)
class Card(Generic[R]):
    """What `_card.html` shows of one hit. `state` is "valid", "pending", "dead", "unknown", "open" or "closed"."""

    rank: int
    kind: str
    record: R
    title: str
    url: str
    state: str
    state_label: str
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    bar: ScoreBar
    because: str
    unknown: tuple[str, ...]

    @property
    def covered(self) -> int:
        """How many parts something in the record answers."""
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
        return tuple(row for row in self.rows if row not in self.shown_rows)


def rows_of(explanation: Explanation) -> tuple[Row, ...]:
    """The explanation part by part, numbered as in the need's text."""
    return tuple(_row(number, part) for number, part in enumerate(explanation.parts, start=1))


def _row(number: int, part: NeedPart) -> Row:
    return Row(
        mark=Mark(number, part.aspect),
        text=part.text,
        coverage=part.coverage,
        answers=tuple(_answer(evidence) for evidence in part.evidence),
    )


def _answer(evidence: Evidence) -> Answer:
    return Answer(pieces=mark_words(evidence.sentence, evidence.words), field=evidence.span.field)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A part of the need in the list beside the text: how many of the cards answer it."""

    mark: Mark
    text: str
    answered: int
    of: int


def legend(parts: Sequence[NeedPart], cards: Sequence[Card[R]]) -> tuple[LegendEntry, ...]:
    """The parts of the need with the number of cards that answer each."""
    entries = []
    for number, part in enumerate(parts, start=1):
        answered = sum(any(row.mark.number == number and row.is_covered for row in card.rows) for card in cards)
        entries.append(LegendEntry(Mark(number, part.aspect), part.text, answered, len(cards)))
    return tuple(entries)
