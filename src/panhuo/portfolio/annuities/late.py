"""Paying late: the six months of grace and their surcharge (Rule 115: 5 % of the full annuity a month)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panhuo.portfolio.annuities.periods import add_months, whole_months_begun
from panhuo.portfolio.annuities.tables import FeeTable
from panhuo.portfolio.annuities.workdays import Rolled, WorkCalendar


class LateBase(StrEnum):
    """From which day the grace months run when the due day was rolled: Rule 5 with 115 read literally gives ROLLED."""

    ROLLED = "rolled"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class LateStep:
    """Paid on `until` or before (and after the step before): `surcharge` in 分 on top of the annuity."""

    until: date
    surcharge: int


def late_steps(due: Rolled, *, full: int, table: FeeTable, base: LateBase = LateBase.ROLLED) -> tuple[LateStep, ...]:
    """The brackets of the grace period. The first month is free, then 5 % of the *full* annuity a month.

    Bracket ends are corresponding days and don't roll; the last one is rolled by `grace_end`.
    """
    start = due.day if base is LateBase.ROLLED else due.nominal
    return tuple(
        LateStep(add_months(start, month), full * table.late_percent_a_month * (month - 1) // 100)
        for month in range(1, table.grace_months + 1)
    )


def grace_end(due: Rolled, *, table: FeeTable, calendar: WorkCalendar, base: LateBase = LateBase.ROLLED) -> Rolled:
    """The last day on which the annuity can be paid with its surcharge."""
    start = due.day if base is LateBase.ROLLED else due.nominal
    return calendar.roll(add_months(start, table.grace_months))


def surcharge_on(paid: date, *, due: Rolled, full: int, table: FeeTable, base: LateBase = LateBase.ROLLED) -> int:
    """Surcharge in 分 for a payment on `paid` within the grace period; 0 when it is in time."""
    start = due.day if base is LateBase.ROLLED else due.nominal
    if paid <= due.day:
        return 0
    months = min(whole_months_begun(start, paid), table.grace_months)
    return full * table.late_percent_a_month * max(months - 1, 0) // 100
