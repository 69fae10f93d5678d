"""Getting a lapsed right back (Rule 6(2)): two months from *receipt* of the notice, with a good reason and a fee."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from panhuo.portfolio.annuities.rules.periods import add_months, add_years
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar

POST_DAYS: Final = 15
"""A posted notice counts as received this many days after posting (Rule 4)."""

MONTHS: Final = 2
FORCE_MAJEURE_YEARS: Final = 2


def deemed_receipt(posted: date) -> date:
    """When a notice posted on `posted` counts as received; proof of another day of receipt prevails.

    It is not the end of a period of the party's, so it does not roll.
    """
    return posted + timedelta(days=POST_DAYS)


def restoration_deadline(received: date, *, calendar: WorkCalendar) -> Rolled:
    """The last day for the request, the reasons, the annuity with its surcharge and the restoration fee.

    `received` is the day on which an electronic notice entered the system, or `deemed_receipt` of a posted one.
    """
    return calendar.roll(add_months(received, MONTHS))


def force_majeure_deadline(*, ended: date, missed: date, calendar: WorkCalendar) -> Rolled:
    """Rule 6(1): two months after the obstacle ended on `ended`, at the latest two years after the `missed` day."""
    return calendar.roll(min(add_months(ended, MONTHS), add_years(missed, FORCE_MAJEURE_YEARS)))
