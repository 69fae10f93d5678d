"""How long a right lasts (专利法第四十二条), and which year of it a day falls in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from panhuo.portfolio.annuities.rules.periods import add_years
from panhuo.portfolio.annuities.rules.readings import DEFAULT, Readings
from panhuo.portfolio.annuities.rules.tables import Kind

_YEARS: Final = {Kind.INVENTION: 20, Kind.UTILITY: 10}
_DESIGN, _OLD_DESIGN = 15, 10


def term_years(kind: Kind, *, filed: date, readings: Readings = DEFAULT) -> int:
    """Years of protection counted from the filing date, which for a PCT application is the international one.

    Designs filed before 2021-06-01 keep ten years: a default of ours, the Law's text has no transitional rule.
    """
    if kind is Kind.DESIGN:
        return _DESIGN if filed >= readings.design_fifteen_from else _OLD_DESIGN
    return _YEARS[kind]


def term_end(kind: Kind, *, filed: date, compensation_days: int = 0, readings: Readings = DEFAULT) -> date:
    """The corresponding day on which the term is over; it never rolls over a holiday.

    `compensation_days` (Law 42(2), (3)) are added to the term of an invention; no other kind can have them.

    Raises:
        ValueError: days were given for another kind than an invention.
    """
    if compensation_days and kind is not Kind.INVENTION:
        raise ValueError("only inventions get term compensation")
    return add_years(filed, term_years(kind, filed=filed, readings=readings)) + timedelta(days=compensation_days)


def year_of(day: date, *, filed: date) -> int:
    """The annuity year that `day` falls in, an anniversary counting as the last day of the year before."""
    year = max(day.year - filed.year, 1)
    while year > 1 and add_years(filed, year - 1) >= day:
        year -= 1
    while add_years(filed, year) < day:
        year += 1
    return year


def grant_year_candidates(*, filed: date, granted: date) -> tuple[int, ...]:
    """The annuity year in which the grant falls; two where it falls on an anniversary, which no text settles."""
    year = year_of(granted, filed=filed)
    return (year, year + 1) if add_years(filed, year) == granted else (year,)
