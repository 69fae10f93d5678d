"""Term compensation of inventions (Law 42(2), (3); Rules 77-84) and the annuities of its period.

The decision of the office (Rule 84) is what counts; these functions only tell what may be asked for, and until when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from panhuo.portfolio.annuities.rules.periods import add_months, add_years
from panhuo.portfolio.annuities.rules.tables import Kind
from panhuo.portfolio.annuities.rules.terms import term_end
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar

REQUEST_MONTHS: Final = 3
"""The request is due within three months of the grant (Rule 77) or of the approval of the drug (Rule 81)."""
DRUG_MINUS_YEARS: Final = 5
DRUG_CAP_YEARS: Final = 5
DRUG_TOTAL_AFTER_APPROVAL_YEARS: Final = 14
DELAY_AFTER_FILING_YEARS: Final = 4
DELAY_AFTER_REQUEST_YEARS: Final = 3


@dataclass(frozen=True, slots=True)
class Compensated:
    """`at_most`: numbers that reduce it (reasonable delay, delay by the applicant) are not known."""

    days: int
    term_end: date
    request_by: Rolled
    cap: str = ""
    at_most: bool = False


def drug_compensation(*, filed: date, approved: date, calendar: WorkCalendar) -> Compensated:
    """For an invention of a new drug approved in China on `approved` (Law 42(3), Rules 81, 82).

    The days between filing and approval less five years, at most five years, and at most so many that the term
    ends fourteen years after the approval.
    """
    plain = term_end(Kind.INVENTION, filed=filed)
    days = max((approved - add_years(filed, DRUG_MINUS_YEARS)).days, 0)
    ends = {
        "": term_end(Kind.INVENTION, filed=filed, compensation_days=days),
        "five_years": add_years(plain, DRUG_CAP_YEARS),
        "fourteen_years": max(add_years(approved, DRUG_TOTAL_AFTER_APPROVAL_YEARS), plain),
    }
    cap = min(ends, key=lambda name: (ends[name], name))
    end = ends[cap]
    return Compensated((end - plain).days, end, _request_by(approved, calendar), cap)


def delay_compensation(
    *,
    filed: date,
    exam_requested: date,
    granted: date,
    calendar: WorkCalendar,
    reasonable_days: int | None = None,
    applicant_days: int | None = None,
) -> Compensated:
    """For unreasonable delay in granting (Law 42(2), Rule 78).

    From the day on which four years from filing *and* three years from the request for examination are over, to the
    grant; less the two numbers of days, which stand in the file. Without them the result is an upper limit.
    """
    start = max(add_years(filed, DELAY_AFTER_FILING_YEARS), add_years(exam_requested, DELAY_AFTER_REQUEST_YEARS))
    days = max((granted - start).days - (reasonable_days or 0) - (applicant_days or 0), 0)
    return Compensated(
        days,
        term_end(Kind.INVENTION, filed=filed, compensation_days=days),
        _request_by(granted, calendar),
        at_most=reasonable_days is None or applicant_days is None,
    )


def _request_by(start: date, calendar: WorkCalendar) -> Rolled:
    return calendar.roll(add_months(start, REQUEST_MONTHS))


def compensation_years(*, filed: date, days: int) -> tuple[int, ...]:
    """How many annuities the period of compensation may cost: its complete years and, unsettled, the rest as one.

    One candidate where the days make complete years, else two: no text says whether an incomplete year is paid.
    """
    plain = term_end(Kind.INVENTION, filed=filed)
    end = term_end(Kind.INVENTION, filed=filed, compensation_days=days)
    whole = 0
    while add_years(plain, whole + 1) <= end:
        whole += 1
    return (whole,) if add_years(plain, whole) == end else (whole, whole + 1)
