"""Sentences, segments and comma clauses of an article, with the lead that a list hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

LONGEST: Final = 1_000
"""Characters of one sentence; no sentence of a policy is as long."""
_SENTENCE: Final = re.compile(r"[^。！？\n]*[。！？\n]?")
_ITEM: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_INNER_ITEM: Final = re.compile(r"(?=[①-⑳])|(?<=[：；、，])(?=（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.．](?!\d))")
_COMMA: Final = re.compile(r"[^，]*，?")


@dataclass(frozen=True, slots=True)
class Part:
    """A comma clause."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between semicolons (or between list numbers); `lead` is the text its list hangs on."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    text: str
    segments: tuple[Segment, ...] = field(default=())
    lead: str = ""


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a normalised article, in order; a list's items keep its lead."""
    found: list[Sentence] = []
    lead = ""
    for start, end in _sentence_bounds(text):
        piece = text[start:end]
        is_item = bool(_ITEM.match(piece))
        if not is_item:
            lead = ""
        found.append(_sentence(text, start, end, lead=lead))
        head = piece.rstrip("\n。；")
        if head.endswith("："):
            lead = head
    return found


def _sentence_bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start] == "\n":
            start += 1
        if text[start:end].strip("\n。"):
            bounds.extend(_bounded(text, start, end))
    return bounds


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence without end, cut where it can be; keeps the time for a text in proportion to its length."""
    found = []
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start, start + LONGEST) for mark in "；，") + 1
        cut = cut if cut > start else start + LONGEST
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]


def _sentence(text: str, start: int, end: int, *, lead: str) -> Sentence:
    colon = text.find("：", start, end)
    own_lead = text[start : colon + 1] if start <= colon < end - 1 else ""
    segments = []
    for left, right in _segment_bounds(text, start, end):
        inherited = own_lead if colon != -1 and left > colon else ""
        segments.append(Segment(left, right, text[left:right], tuple(_parts(text, left, right)), lead=lead + inherited))
    return Sentence(start, end, text[start:end], tuple(segments), lead=lead)


def _segment_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = {start, end}
    cuts.update(index + 1 for index in range(start, end) if text[index] == "；")
    cuts.update(start + match.start() for match in _INNER_ITEM.finditer(text[start:end]))
    marks = sorted(cuts)
    return [(a, b) for a, b in pairwise(marks) if text[a:b].strip("；。\n")]


def _parts(text: str, start: int, end: int) -> list[Part]:
    found = _COMMA.finditer(text[start:end])
    return [Part(start + match.start(), start + match.end(), match.group()) for match in found if match.group()]
