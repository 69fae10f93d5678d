"""Getting a lapsed right back (Rule 6(2)): two months from *receipt* of the notice, with a good reason and a fee."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from panhuo.portfolio.annuities.periods import add_months
from panhuo.portfolio.annuities.workdays import Rolled, WorkCalendar

POST_DAYS: Final = 15
"""A posted notice counts as received this many days after posting (Rule 4)."""

MONTHS: Final = 2


def deemed_receipt(posted: date) -> date:
    """When a notice posted on `posted` counts as received; proof of a later receipt prevails."""
    return posted + timedelta(days=POST_DAYS)


def restoration_deadline(received: date, *, calendar: WorkCalendar) -> Rolled:
    """The last day for the request, the reasons, the annuity with its surcharge and the restoration fee.

    `received` is the day on which an electronic notice entered the system, or `deemed_receipt` of a posted one.
    """
    return calendar.roll(add_months(received, MONTHS))
