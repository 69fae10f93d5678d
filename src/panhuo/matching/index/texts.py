"""Which of a record's texts the index reads, and how they are joined."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 6_000
"""Characters of a document that are indexed; claims and need texts beyond it say little that is new."""

CLAIM: Final = 1_500
DESCRIPTION: Final = 2_000
_SECOND_CLAIM: Final = re.compile(r"(?:^|\n|[。；;])\s*(?:权利要求)?\s*2\s*[.．、:：]\s*\S")


def patent_title(*, title: str, title_en: str) -> str:
    """The Chinese title, else the English one."""
    return title or title_en


def patent_text(*, abstract: str, abstract_en: str, claims: str, description: str) -> str:
    """Abstract and first claim; the description's beginning only where both are missing."""
    pieces = [abstract or abstract_en, first_claim(claims)]
    if not any(pieces):
        pieces = [description[:DESCRIPTION]]
    return "\n".join(piece for piece in pieces if piece)[:LONGEST]


def first_claim(claims: str) -> str:
    """The claims up to claim 2, at most `CLAIM` characters: the first claim says what is protected."""
    second = _SECOND_CLAIM.search(claims)
    end = second.start() + 1 if second else len(claims)
    return claims[: min(end, CLAIM)].strip()


def need_text(text: str) -> str:
    """A need as it stands, within `LONGEST`."""
    return text[:LONGEST]
