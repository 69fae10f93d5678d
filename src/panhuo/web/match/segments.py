"""Cutting a text into pieces that a template can mark, without building HTML by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from panhuo.web.format import word_spans
from panhuo.web.match.marks import Mark

END_MARKS: Final = "。．.；;，,、：:！!？? \t\r\n"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text; `mark` is set where the piece is a part of the need."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; `shared` where both sides use the word."""

    text: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters [start, end) of a text and their look."""

    start: int
    end: int
    mark: Mark

    def within(self, start: int, end: int) -> Marked | None:
        """The same as counted from `start`, cut to [start, end); None where nothing is left."""
        first, last = max(self.start, start) - start, min(self.end, end) - start
        return Marked(first, last, self.mark) if first < last else None


def underline(text: str, marked: Iterable[Marked]) -> tuple[Segment, ...]:
    """`text` cut at the marked places; their closing punctuation is left out of the line.

    Places that overlap an earlier one keep what is left of them; the segments together are always the text.
    """
    out: list[Segment] = []
    at = 0
    for place in sorted(marked, key=lambda place: (place.start, place.end)):
        begin = max(place.start, at)
        end = begin + len(text[begin : place.end].rstrip(END_MARKS))
        if begin >= end:
            continue
        if begin > at:
            out.append(Segment(text[at:begin]))
        out.append(Segment(text[begin:end], place.mark))
        at = end
    if at < len(text):
        out.append(Segment(text[at:]))
    return tuple(out)


def underline_two(title: str, text: str, marked: Sequence[Marked]) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Title and text apart, where the places count characters of both joined by one character (matching's question)."""
    gap = len(title) + 1 if title and text else len(title)
    in_title = [place.within(0, len(title)) for place in marked]
    in_text = [place.within(gap, gap + len(text)) for place in marked]
    return (
        underline(title, [place for place in in_title if place]),
        underline(text, [place for place in in_text if place]),
    )


def mark_words(sentence: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """`sentence` cut at the shared words.

    A shared word may stand in the sentence in pieces only (the engine joins neighbouring pairs of characters of
    the need): of a word that is not there whole, its pairs are marked.
    """
    folded = sentence.lower()
    wanted = {part for word in words for part in ([word] if word.lower() in folded else _pairs(word))}
    return tuple(_pieces(sentence, word_spans(sentence, wanted)))


def _pairs(word: str) -> list[str]:
    return [] if word.isascii() else [word[at : at + 2] for at in range(len(word) - 1)]


def _pieces(sentence: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    shared = bytearray(len(sentence))
    for start, end in spans:
        shared[start:end] = b"\1" * (end - start)
    at = 0
    for end in range(1, len(sentence) + 1):
        if end == len(sentence) or shared[end] != shared[at]:
            yield Piece(sentence[at:end], shared=bool(shared[at]))
            at = end
