"""Counting periods after Rule 5 of the Implementing Rules (专利法实施细则第五条).

The first day is not counted; a period of months or years ends on the corresponding day of the last month, or on that
month's last day where there is none.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

_IN_EVERY_MONTH: Final = 28


def add_months(day: date, months: int) -> date:
    """The end of a period of `months` that begins on `day`."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    last = day.day if day.day <= _IN_EVERY_MONTH else min(day.day, monthrange(year, month)[1])
    return date(year, month, last)


def add_years(day: date, years: int) -> date:
    """The end of a period of `years` that begins on `day`.

    Count from the first day itself, never from last year's end: 29 February must not wander.
    """
    return add_months(day, 12 * years)


def whole_months_begun(start: date, end: date) -> int:
    """How many months of a period that begins on `start` have begun by `end`: 1 up to the first corresponding day."""
    months = 0
    while add_months(start, months) < end:
        months += 1
    return months
