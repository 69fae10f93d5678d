"""The fee tables: dated data, full amounts in 分."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

FEN: Final = 100


class Kind(StrEnum):
    INVENTION = "invention"
    UTILITY = "utility"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class FeeTable:
    """Full annuities by kind and year in 分, in force from a day on, with the rates that go with them."""

    valid_from: date
    by_kind: dict[Kind, tuple[int, ...]]
    compensation_year: int
    late_percent_a_month: int
    grace_months: int
    restoration_fee: int
    open_licence_percent: int
    reduction_years: int

    def full(self, kind: Kind, year: int) -> int:
        """Full annuity of `year` (1 = first year from filing) in 分.

        Raises:
            ValueError: the table has no such year.
        """
        fees = self.by_kind[kind]
        if not 1 <= year <= len(fees):
            raise ValueError(f"no annuity for year {year} of {kind}")
        return fees[year - 1]

    def total(self, kind: Kind, years: int) -> int:
        """Sum of the years 1 to `years` in 分."""
        return sum(self.by_kind[kind][:years])


@lru_cache(maxsize=1)
def shipped_table() -> FeeTable:
    """The table that comes with Panhuo, a default that an administrator can replace."""
    data = json.loads(files("panhuo.portfolio.annuities").joinpath("data/fees.json").read_text(encoding="utf-8"))
    newest = max(data["tables"], key=lambda table: str(table["from"]))
    return FeeTable(
        valid_from=date.fromisoformat(newest["from"]),
        by_kind={kind: _by_year(newest[kind]) for kind in Kind},
        compensation_year=data["compensation_year"] * FEN,
        late_percent_a_month=data["late_percent_a_month"],
        grace_months=data["grace_months"],
        restoration_fee=data["restoration_fee"] * FEN,
        open_licence_percent=data["open_licence_percent"],
        reduction_years=data["reduction_years"],
    )


def _by_year(steps: list[list[Any]]) -> tuple[int, ...]:
    fees: list[int] = []
    for last, yuan in steps:
        fees += [yuan * FEN] * (last - len(fees))
    return tuple(fees)
