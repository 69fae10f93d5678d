"""What a broker is to be paid, in whole 分."""

from __future__ import annotations

from typing import Final

MOST_BASIS_POINTS: Final = 3000
"""30 %: above that a rate is a slip. Ours; no text names a limit."""
ROUND: Final = 5000


def commission_fen(*, basis: str, basis_points: int | None, fixed_fen: int | None, deal_fen: int | None) -> int | None:
    """The amount, half a 分 rounded up; None where it can't be known: no deal amount yet.

    Raises:
        ValueError: the basis is not known, or its figure is missing or out of range.
    """
    if basis == "free":
        return 0
    if basis == "fixed":
        if fixed_fen is None or fixed_fen < 0:
            raise ValueError("a fixed commission needs its amount")
        return fixed_fen
    if basis != "percent" or basis_points is None or not 0 < basis_points <= MOST_BASIS_POINTS:
        raise ValueError("a commission by rate has 1 to 3000 basis points")
    return None if deal_fen is None else (deal_fen * basis_points + ROUND) // 10_000
