"""Cutting a text into pieces that a template can mark, without building HTML by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panhuo.engine.types import NeedPart
from panhuo.web.match.marks import Mark


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


def underline(text: str, parts: Sequence[NeedPart]) -> tuple[Segment, ...]:
    """`text` cut at its parts. Parts that overlap an earlier one keep what is left of them; the text is kept whole."""
    out: list[Segment] = []
    at = 0
    for start, end, mark in _spans(text, parts):
        begin = max(start, at)
        if begin >= end:
            continue
        if begin > at:
            out.append(Segment(text[at:begin]))
        out.append(Segment(text[begin:end], mark))
        at = end
    if at < len(text):
        out.append(Segment(text[at:]))
    return tuple(out)


def locate(text: str, part: NeedPart) -> tuple[int, int] | None:
    """Where `part` stands in `text`: at its own place, else where its words are found, else nowhere."""
    if part.text and text[part.start : part.end] == part.text:
        return part.start, part.end
    at = text.find(part.text) if part.text else -1
    return None if at < 0 else (at, at + len(part.text))


def mark_words(sentence: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """`sentence` cut at the words that both sides share; of words inside one another the longest is marked."""
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return (Piece(sentence),)
    pattern = re.compile("|".join(re.escape(word) for word in wanted), re.IGNORECASE)
    out: list[Piece] = []
    at = 0
    for found in pattern.finditer(sentence):
        if found.start() > at:
            out.append(Piece(sentence[at : found.start()]))
        out.append(Piece(found.group(), shared=True))
        at = found.end()
    if at < len(sentence):
        out.append(Piece(sentence[at:]))
    return tuple(out)


def _spans(text: str, parts: Sequence[NeedPart]) -> list[tuple[int, int, Mark]]:
    found = [(locate(text, part), Mark(number, part.aspect)) for number, part in enumerate(parts, start=1)]
    placed = [(span[0], span[1], mark) for span, mark in found if span is not None]
    return sorted(placed, key=lambda item: (item[0], item[1]))
