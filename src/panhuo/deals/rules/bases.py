"""What a royalty is reckoned from."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Base(StrEnum):
    """Money bases are in 分, counted ones in whole units."""

    NET_SALES = "net_sales"
    PROFIT = "profit"
    UNITS = "units"
    OUTPUT = "output"


COUNTED: Final = frozenset({Base.UNITS, Base.OUTPUT})
