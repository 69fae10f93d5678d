"""Budgets are typed in 万元 and kept in 分."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

FEN_PER_WAN: Final = 1_000_000


def to_fen(wan: Decimal | None) -> int | None:
    """Exact, as the form takes at most six decimals."""
    return None if wan is None else int(wan * FEN_PER_WAN)


def to_wan(fen: int | None) -> Decimal | None:
    """For the form; without needless zeros."""
    if fen is None:
        return None
    wan = Decimal(fen) / FEN_PER_WAN
    return wan.quantize(Decimal(1)) if wan == wan.to_integral_value() else wan.normalize()
