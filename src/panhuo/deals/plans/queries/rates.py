"""Usual ranges, with their source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from panhuo.deals.plans.models import RateRow
from panhuo.deals.rules.bases import Base

SCALE = Decimal(1000)


@dataclass(frozen=True, slots=True)
class RateRange:
    """Per cent. `source` and `table` stand beside the figures wherever they are shown."""

    industry: str
    base: str
    low: Decimal
    middle: Decimal | None
    high: Decimal
    contracts: int | None
    table: str
    source: str
    period: str


def industries() -> list[str]:
    """Industries of the tables in force."""
    rows = RateRow.objects.filter(table__retired=False).order_by("industry")
    return list(rows.values_list("industry", flat=True).distinct())


def rate_ranges(industry: str, *, base: Base | str | None = None) -> list[RateRange]:
    """Ranges for an industry from all tables in force, the newest first; none where nothing was imported."""
    if not industry:
        return []
    rows = RateRow.objects.filter(table__retired=False, industry=industry).select_related("table").order_by("-table")
    if base is not None:
        rows = rows.filter(base=str(base))
    return [
        RateRange(
            row.industry, row.base, row.low / SCALE, None if row.middle is None else row.middle / SCALE,
            row.high / SCALE, row.contracts, row.table.name, row.table.source, row.table.period,
        )
        for row in rows
    ]  # fmt: skip
