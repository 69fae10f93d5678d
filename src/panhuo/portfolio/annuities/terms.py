"""How long a right lasts (专利法第四十二条), and which year of it a day falls in."""

from __future__ import annotations

from datetime import date
from typing import Final

from panhuo.portfolio.annuities.periods import add_years
from panhuo.portfolio.annuities.tables import Kind

FIFTEEN_YEARS_FOR_DESIGNS_FROM: Final = date(2021, 6, 1)
"""Designs filed earlier keep ten years; the transitional rule is a default of ours (law_checks: not in the texts)."""

_YEARS: Final = {Kind.INVENTION: 20, Kind.UTILITY: 10}


def term_years(kind: Kind, *, filed: date) -> int:
    """Years of protection counted from the filing date."""
    if kind is Kind.DESIGN:
        return 15 if filed >= FIFTEEN_YEARS_FOR_DESIGNS_FROM else 10
    return _YEARS[kind]


def term_end(kind: Kind, *, filed: date) -> date:
    """The corresponding day on which the term is over; it never rolls over a holiday."""
    return add_years(filed, term_years(kind, filed=filed))


def grant_year_candidates(*, filed: date, granted: date) -> tuple[int, ...]:
    """The annuity year in which the grant falls; two where it falls on an anniversary, which no text settles."""
    year = 1
    while add_years(filed, year) < granted:
        year += 1
    return (year, year + 1) if add_years(filed, year) == granted else (year,)
