"""Working days: counted after the State Council's holiday tables, the first day not included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from panhuo.law.workdays import WorkCalendar

FURTHEST: Final = 400
"""Calendar days that are walked at most."""


@dataclass(frozen=True, slots=True)
class Due:
    """`beyond_table`: holidays of these days are not known yet; only weekends were left out, which the page says."""

    day: date
    beyond_table: bool = False


def is_working(day: date, *, calendar: WorkCalendar) -> bool:
    """Beyond the table Monday to Friday count."""
    if calendar.covers(day):
        return not calendar.is_holiday(day)
    return day.weekday() < 5  # noqa: PLR2004 -- Saturday


def add_working_days(start: date, days: int, *, calendar: WorkCalendar) -> Due:
    """The day on which a period of `days` working days after `start` ends; `start` itself is not counted.

    Raises:
        ValueError: `days` is not from 1 to 250.
    """
    if not 1 <= days <= 250:  # noqa: PLR2004
        raise ValueError("a period has 1 to 250 working days")
    day, left, beyond = start, days, False
    while left:
        day += timedelta(days=1)
        beyond = beyond or not calendar.covers(day)
        left -= is_working(day, calendar=calendar)
    return Due(day, beyond)


def working_days_between(start: date, end: date, *, calendar: WorkCalendar) -> int:
    """Working days after `start` up to and including `end`; negative where `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start, calendar=calendar)
    days = min((end - start).days, FURTHEST)
    return sum(is_working(start + timedelta(days=n), calendar=calendar) for n in range(1, days + 1))
