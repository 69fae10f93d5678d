"""The fee tables: dated data, full amounts in 分."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from panhuo.law.kinds import Kind

__all__ = ["FeeTable", "FeeTables", "Kind", "shipped_table", "shipped_tables"]


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


@dataclass(frozen=True, slots=True)
class FeeTables:
    """Tables in the order of the days from which they are in force; at least one."""

    tables: tuple[FeeTable, ...]

    def on(self, day: date) -> FeeTable:
        """The one in force on `day`; before the first one, the first one (law_checks A01 reckons like that)."""
        at = bisect_right(self.tables, day, key=lambda table: table.valid_from)
        return self.tables[max(at - 1, 0)]

    @property
    def newest(self) -> FeeTable:
        return self.tables[-1]


@lru_cache(maxsize=1)
def shipped_tables() -> FeeTables:
    """The tables that come with Panhuo, a default that an administrator can replace."""
    from panhuo.portfolio.annuities.rules.parse import parse_fee_tables

    text = files("panhuo.portfolio.annuities.rules").joinpath("data/fees.json").read_text(encoding="utf-8")
    return parse_fee_tables(json.loads(text))


def shipped_table() -> FeeTable:
    """The newest of them."""
    return shipped_tables().newest
