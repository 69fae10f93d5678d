"""The whole annuity schedule of one patent: what falls due when, what is paid, late, lapsed or suspended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from panhuo.portfolio.annuities.rules.compensation import compensation_years
from panhuo.portfolio.annuities.rules.facts import Facts, check_facts, settled_grant_years
from panhuo.portfolio.annuities.rules.readings import DEFAULT, Readings
from panhuo.portfolio.annuities.rules.states import YearState
from panhuo.portfolio.annuities.rules.tables import FeeTable, FeeTables
from panhuo.portfolio.annuities.rules.terms import term_end, term_years
from panhuo.portfolio.annuities.rules.workdays import WorkCalendar
from panhuo.portfolio.annuities.rules.year import Terms, Year, year_of_schedule

__all__ = ["Facts", "Schedule", "Year", "YearState", "annuity_schedule"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """`owed` is None where the year of grant cannot be told (grant on an anniversary). Amounts are 分.

    `owed` and `total_full` hold the years of the ordinary term; those of a compensated term stand apart in
    `compensation`, the last of which may not have to be paid (`compensation_candidates` says how many may).
    """

    term_end: date
    grant_years: tuple[int, ...]
    total_full: int
    owed: int | None
    years: tuple[Year, ...]
    compensation: tuple[Year, ...] = ()
    compensation_candidates: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def next_unpaid(self) -> Year | None:
        """The first annuity that is not paid, be it in time or late; None when all are paid or the right is gone."""
        open_states = {YearState.FUTURE, YearState.DUE, YearState.GRACE, YearState.SUSPENDED, YearState.UNKNOWN}
        return next((year for year in (*self.years, *self.compensation) if year.state in open_states), None)


def annuity_schedule(
    facts: Facts,
    *,
    table: FeeTable | FeeTables,
    calendar: WorkCalendar,
    as_of: date,
    readings: Readings = DEFAULT,
) -> Schedule:
    """All annuities that the patentee owes: from the year of grant (Law 43) to the end of the term.

    Every due day is counted from the filing date, never from the day before it (29 February). Warnings go by the
    earlier reading of the grace period, "lapsed" by the later one (law_checks A13).

    Raises:
        RuleError: the facts contradict one another (granted before filed, compensation of a utility model …).
    """
    check_facts(facts, readings=readings)
    tables = table if isinstance(table, FeeTables) else FeeTables((table,))
    last = term_years(facts.kind, filed=facts.filed, readings=readings)
    candidates = settled_grant_years(facts, last=last)
    terms = Terms(tables, calendar.read_by(readings), readings, candidates[0], last, as_of)
    charged = compensation_years(filed=facts.filed, days=facts.compensation_days) if facts.compensation_days else ()
    numbers = range(candidates[0], last + 1 + (charged[-1] if charged else 0))
    years = _after_lapse([year_of_schedule(facts, number, terms=terms) for number in numbers])
    ordinary = tuple(year for year in years if year.year <= last)
    return Schedule(
        term_end=term_end(facts.kind, filed=facts.filed, compensation_days=facts.compensation_days, readings=readings),
        grant_years=candidates,
        total_full=sum(terms.full(facts, number) for number in range(1, last + 1)),
        owed=sum(year.full for year in ordinary) if len(candidates) == 1 else None,
        years=ordinary,
        compensation=tuple(year for year in years if year.year > last),
        compensation_candidates=charged,
        notes=tuple(_notes(facts, candidates[0], last, charged)),
    )


def _after_lapse(years: list[Year]) -> list[Year]:
    """Once a year has lapsed, nothing later is owed."""
    lapsed = False
    result = []
    for year in years:
        result.append(replace(year, state=YearState.LAPSED) if lapsed else year)
        lapsed = lapsed or year.state is YearState.LAPSED
    return result


def _notes(facts: Facts, first: int, last: int, charged: tuple[int, ...]) -> list[str]:
    """Codes of what the reader must know; the apps put them in words."""
    found = []
    paid = facts.paid_through
    if paid is not None and paid > last + (charged[-1] if charged else 0):
        found.append("paid_through_beyond_term")
    if paid is not None and paid < first:
        found.append("paid_through_before_grant")
    if len(charged) > 1:
        found.append("incomplete_compensation_year")
    return found
