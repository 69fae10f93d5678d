"""Whole numbers in cells: families, citations."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.text import clean, squeeze

_COUNT: Final = re.compile(r"\d{1,9}(?:\.0+)?", re.ASCII)


def parse_count(text: str | None) -> int | None:
    """A count from 0 up; None for an empty cell. Raises ValueError for anything else."""
    cleaned = clean(text)
    if cleaned is None:
        return None
    plain = squeeze(cleaned).replace(",", "")
    if not _COUNT.fullmatch(plain):
        msg = f"not a count: {cleaned[:40]}"
        raise ValueError(msg)
    return int(plain.split(".")[0])
