"""What of a question is worth searching with."""

from __future__ import annotations

from typing import Final

from panhuo.engine.text.aspects import BACKGROUND, aspects
from panhuo.engine.text.sentences import sentences
from panhuo.engine.types import Side

LONG: Final = 300
"""A shorter question is taken as it is."""

LONGEST: Final = 600
"""Characters of a question that are searched with (what a reader says first says most)."""

READ: Final = 20_000
"""Characters of a question that are looked at."""


def question_text(text: str, *, side: Side) -> str:
    """The question without surrounding blanks, cut at 600 characters; a long need without its background sentences."""
    text = text[:READ].strip()
    if len(text) <= LONG or side is not Side.NEED:
        return text[:LONGEST]
    pieces = sentences(text)
    kept = [piece.text for piece, aspect in zip(pieces, aspects(pieces), strict=True) if aspect != BACKGROUND]
    return ("\n".join(kept) or text)[:LONGEST]
