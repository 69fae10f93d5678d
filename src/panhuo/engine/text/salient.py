"""What of a question is worth searching with."""

from __future__ import annotations

from typing import Final

from panhuo.engine.text.aspects import BACKGROUND, aspects
from panhuo.engine.text.sentences import sentences

LONG: Final = 300
"""A shorter question is taken as it is."""

LONGEST: Final = 600
"""Characters of a question that are searched with (what a reader says first says most)."""

READ: Final = 20_000
"""Characters of a question that are looked at."""


def question_text(text: str) -> str:
    """The question without surrounding blanks; a long one without background sentences, cut at 600 characters."""
    text = text[:READ].strip()
    if len(text) <= LONG:
        return text
    pieces = sentences(text)
    kept = [piece.text for piece, aspect in zip(pieces, aspects(pieces), strict=True) if aspect != BACKGROUND]
    return ("\n".join(kept) or text)[:LONGEST]
