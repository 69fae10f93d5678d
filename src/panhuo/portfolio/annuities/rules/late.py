"""Paying late: the six months of grace and their surcharge (Rule 115: 5 % of the full annuity a month)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panhuo.portfolio.annuities.rules.periods import add_months, whole_months_begun
from panhuo.portfolio.annuities.rules.readings import LateBase
from panhuo.portfolio.annuities.rules.tables import FeeTable
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar

__all__ = ["LateBase", "LateStep", "grace_end", "late_steps", "surcharge_on"]


@dataclass(frozen=True, slots=True)
class LateStep:
    """Paid on `until` or before (and after the step before): `surcharge` in 分 on top of the annuity."""

    until: date
    surcharge: int


def _start(due: Rolled, base: LateBase) -> date:
    return due.day if base is LateBase.ROLLED else due.nominal


def late_steps(
    due: Rolled,
    *,
    full: int,
    table: FeeTable,
    base: LateBase = LateBase.ROLLED,
    calendar: WorkCalendar | None = None,
    ends_roll: bool = False,
) -> tuple[LateStep, ...]:
    """The brackets of the grace period. The first month is free, then 5 % of the *full* annuity a month.

    With a `calendar` the end of the six months rolls to a working day, like any period (Rule 5); the ends of the
    single months do so only if `ends_roll`.
    """
    start = _start(due, base)
    steps = []
    for month in range(1, table.grace_months + 1):
        until = add_months(start, month)
        if calendar and (ends_roll or month == table.grace_months):
            until = calendar.roll(until).day
        steps.append(LateStep(until, full * table.late_percent_a_month * (month - 1) // 100))
    return tuple(steps)


def grace_end(due: Rolled, *, table: FeeTable, calendar: WorkCalendar, base: LateBase = LateBase.ROLLED) -> Rolled:
    """The last day on which the annuity can be paid with its surcharge."""
    return calendar.roll(add_months(_start(due, base), table.grace_months))


def surcharge_on(paid: date, *, due: Rolled, full: int, table: FeeTable, base: LateBase = LateBase.ROLLED) -> int:
    """Surcharge in 分 for a payment on `paid` within the grace period; 0 when it is in time."""
    if paid <= due.day:
        return 0
    months = min(whole_months_begun(_start(due, base), paid), table.grace_months)
    return full * table.late_percent_a_month * max(months - 1, 0) // 100
