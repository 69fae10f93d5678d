"""The check digit of Chinese application numbers."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
"""ZC 0006-2003: the sum of digit times weight modulo 11, 10 written as X. Old numbers use the first eight."""


def check_digit(digits: str) -> str:
    """Check digit of an application number of 12 (since October 2003) or 8 digits.

    Raises ValueError for anything that isn't 8 or 12 ASCII digits.
    """
    if len(digits) not in {8, 12} or not (digits.isascii() and digits.isdigit()):
        msg = "8 or 12 digits expected"
        raise ValueError(msg)
    rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)  # noqa: PLR2004 -- the rule's own figure
