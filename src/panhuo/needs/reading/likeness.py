"""How alike two needs are: shares of common pairs of characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

SAME: Final = 0.8
"""Share of all pairs from which two needs count as one. Our choice: rewordings fall below, copies with edits don't."""
WITHIN: Final = 0.9
"""Share of the shorter one's pairs that the longer one holds, from which it counts as contained."""
FEWEST: Final = 30
"""Pairs that the shorter one must have for being contained to say anything."""
_MARKS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share`: common pairs among all; `within`: common pairs among those of the shorter text."""

    share: float
    within: float
    is_same: bool


def pairs_of(text: str) -> frozenset[str]:
    """Neighbouring characters of the folded text without marks and blanks."""
    flat = _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())
    return frozenset(flat[at : at + 2] for at in range(len(flat) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> Likeness:
    """Symmetric; two texts without any pair are not alike."""
    shorter = min(len(one), len(other))
    if not shorter:
        return Likeness(0.0, 0.0, is_same=False)
    common = len(one & other)
    share, within = common / (len(one) + len(other) - common), common / shorter
    return Likeness(share, within, is_same=share >= SAME or (shorter >= FEWEST and within >= WITHIN))
