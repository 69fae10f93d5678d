"""One part of a need on a card: which words answer it, or that nothing does, or that we can't say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panhuo.engine.api import Coverage, Evidence, Explanation, NeedPart, Span
from panhuo.web.match.marks import Mark, aspect_label
from panhuo.web.match.segments import END_MARKS, Piece, mark_words


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence; `in_title` where it is the record's title."""

    pieces: tuple[Piece, ...]
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`mark` ties the row to the text on the left; a need's part that the patent doesn't answer has none there."""

    mark: Mark | None
    aspect: str
    text: str
    coverage: Coverage
    answers: tuple[Answer, ...]

    @property
    def is_covered(self) -> bool:
        return self.coverage is Coverage.COVERED

    @property
    def is_unknown(self) -> bool:
        return self.coverage is Coverage.UNKNOWN


def asked(explanation: Explanation) -> list[NeedPart]:
    """Parts that ask for something; background such as the enterprise's history is no part of a match."""
    return [part for part in explanation.parts if part.coverage is not Coverage.NOT_ASKED]


def rows_of(explanation: Explanation) -> tuple[Row, ...]:
    """Part by part, numbered as in the need's text; the answers are sentences of the patent."""
    return tuple(_row(Mark(number, part.aspect), part) for number, part in enumerate(asked(explanation), start=1))


def turned_rows(explanation: Explanation, marks: Mapping[Span, Mark]) -> tuple[Row, ...]:
    """The same turned round: the patent stands left with its sentences numbered, the rows are the need's own words.

    Args:
        explanation: how the patent answers this need.
        marks: number of each sentence of the patent that answers some need.
    """
    return tuple(_turned(part, marks) for part in asked(explanation))


def _row(mark: Mark, part: NeedPart) -> Row:
    answers = tuple(_answer(evidence) for evidence in part.evidence)
    return Row(mark, aspect_label(part.aspect), tidy(part.text), part.coverage, answers)


def _answer(evidence: Evidence) -> Answer:
    return Answer(mark_words(evidence.sentence, evidence.words), in_title=evidence.span.field == "title")


def _turned(part: NeedPart, marks: Mapping[Span, Mark]) -> Row:
    text, aspect = tidy(part.text), aspect_label(part.aspect)
    if part.coverage is not Coverage.COVERED or not part.evidence:
        return Row(None, aspect, text, part.coverage, ())
    words = tuple(word for evidence in part.evidence for word in evidence.words)
    return Row(marks.get(part.evidence[0].span), aspect, text, part.coverage, (Answer(mark_words(text, words)),))


def tidy(text: str) -> str:
    """A sentence without its closing punctuation."""
    return text.rstrip(END_MARKS)
