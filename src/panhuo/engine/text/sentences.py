"""Sentences and clauses with their exact places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_END: Final = re.compile(r"[。！？!?；;\n\r]+|\.(?=\s|$)")
_COMMA: Final = re.compile(r"[，,、：:]")
LONG: Final = 90
"""A sentence longer than this is cut at commas."""

INDENT: Final = 40
"""Blanks before the first sentence of a line that are looked over."""

SHORT: Final = 24
"""Pieces of a cut sentence have at least so many characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of a text: `text` is exactly these; `opens_line` if it is the first of its line."""

    start: int
    end: int
    text: str
    opens_line: bool


def sentences(text: str) -> list[Piece]:
    """Sentences (long ones in pieces) in order, without surrounding blanks; blank ones are left out."""
    found: list[Piece] = []
    at = 0
    for stop in [*(match.end() for match in _END.finditer(text)), len(text)]:
        found.extend(_pieces(text, at, stop))
        at = stop
    return found


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    cuts = [start]
    if end - start > LONG:
        for match in _COMMA.finditer(text, start, end):
            if match.end() - cuts[-1] >= SHORT and end - match.end() >= SHORT:
                cuts.append(match.end())
    cuts.append(end)
    pieces = (_trimmed(text, a, b) for a, b in pairwise(cuts))
    return [piece for piece in pieces if any(mark.isalnum() for mark in piece.text)]


def _trimmed(text: str, start: int, end: int) -> Piece:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    kept = raw.strip()
    first = start + left
    before = text[max(first - INDENT, 0) : first].rstrip(" \t\u3000")
    return Piece(start=first, end=first + len(kept), text=kept, opens_line=not before or before[-1] in "\n\r")
