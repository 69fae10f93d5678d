"""Figures entered by contract year, as the months that the reckoning needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from panhuo.deals.rules.money import split_fen
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

YEAR: Final = 12


def months_of_year(year: int, *, months: int) -> int:
    """How many months contract year `year` (0 the first) has in a contract of `months` months."""
    return max(min(months - year * YEAR, YEAR), 0)


def years_of(months: int) -> int:
    """Contract years, a begun one included."""
    return -(-months // YEAR)


def by_month(entered: Sequence[Sequence[int]], *, months: int) -> tuple[int, ...]:
    """Months from what was entered for each year: one figure, spread evenly to the unit, or one for every month.

    Raises:
        RuleError: a year has neither one figure nor as many as it has months, or there are years after the end.
    """
    found: list[int] = []
    for year, values in enumerate(entered):
        length = months_of_year(year, months=months)
        if not length:
            if any(values):
                raise RuleError(gettext_noop("第 %(year)s 年在合同期限之后"), code="year_after_end", year=year + 1)
            continue
        if len(values) == 1:
            found += split_fen(values[0], [1] * length)
        elif len(values) == length:
            found += values
        else:
            raise RuleError(
                gettext_noop("第 %(year)s 年应填一个数，或者按月填 %(length)s 个数"),
                code="odd_year",
                year=year + 1,
                length=length,
            )
    return tuple(found)


def by_year(monthly: Sequence[int]) -> list[int]:
    """Months added up by contract year."""
    return [sum(monthly[at : at + YEAR]) for at in range(0, len(monthly), YEAR)]
