"""Reading a patent by rules: always on, no model, each statement with the place it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from panhuo.reading.cues import CLAUSE_START, PATTERNS, SENTENCE_END
from panhuo.reading.types import Aspect, Reading, Statement

SHORTEST: Final = 4
"""Characters below which a clause says nothing by itself."""


def read_patent(title: str, abstract: str) -> Reading:
    """Object from the title; problem, means, effect and scenario from the abstract, clause by clause.

    A clause without any cue counts as means. Texts in other languages give the object only: the rules are
    for Chinese, and a guess would be worse than nothing.
    """
    statements = [_object(title)] if title.strip() else []
    if any("\u4e00" <= character <= "\u9fff" for character in abstract):
        statements += [_statement(abstract, start, end) for start, end in _clauses(abstract)]
    return Reading(tuple(statements))


def _object(title: str) -> Statement:
    start = len(title) - len(title.lstrip())
    end = len(title.rstrip())
    return Statement(Aspect.OBJECT, "title", start, end, title[start:end])


def _statement(abstract: str, start: int, end: int) -> Statement:
    text = abstract[start:end]
    for aspect, pattern in PATTERNS:
        if found := pattern.search(text):
            return Statement(aspect, "abstract", start, end, text, found.group())
    return Statement(Aspect.MEANS, "abstract", start, end, text)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _split(text, SENTENCE_END, 0, len(text)):
        yield from _split(text, CLAUSE_START, start, end)


def _split(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    for found in pattern.finditer(text, start, end):
        yield from _trimmed(text, place, found.start())
        place = found.end()
    yield from _trimmed(text, place, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start >= SHORTEST:
        yield start, end
