"""The whole annuity schedule of one patent: what falls due when, what is paid, late, lapsed or suspended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from panhuo.portfolio.annuities.late import LateBase, LateStep, grace_end, late_steps
from panhuo.portfolio.annuities.periods import add_years
from panhuo.portfolio.annuities.reductions import Period, Reduction, percent_off, reduced
from panhuo.portfolio.annuities.tables import FeeTable, Kind
from panhuo.portfolio.annuities.terms import grant_year_candidates, term_end, term_years
from panhuo.portfolio.annuities.workdays import Rolled, WorkCalendar


class YearState(StrEnum):
    """Where the annuity of one year stands on a day."""

    PAID = "paid"
    AT_GRANT = "at_grant"
    FUTURE = "future"
    DUE = "due"
    GRACE = "grace"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a patent. `paid_through`: the last year that is paid; None: not known."""

    kind: Kind
    filed: date
    granted: date
    reduction: Reduction | None = None
    open_licences: tuple[Period, ...] = ()
    suspensions: tuple[Period, ...] = ()
    paid_through: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """One annuity. `due` is None for the year of grant, which is paid at registration (Rule 114)."""

    year: int
    due: Rolled | None
    full: int
    percent_off: int
    payable: int
    state: YearState
    late: tuple[LateStep, ...]
    grace_end: Rolled | None
    grace_end_nominal: Rolled | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`owed` is None where the year of grant cannot be told (grant on an anniversary). Amounts are 分."""

    term_end: date
    grant_years: tuple[int, ...]
    total_full: int
    owed: int | None
    years: tuple[Year, ...]


def annuity_schedule(facts: Facts, *, table: FeeTable, calendar: WorkCalendar, as_of: date) -> Schedule:
    """All annuities that the patentee owes: from the year of grant (Law 43) to the end of the term.

    Every due day is counted from the filing date, never from the day before it (29 February). Warnings go by the
    earlier reading of the grace period, "lapsed" by the later one (law_checks A13).
    """
    last = term_years(facts.kind, filed=facts.filed)
    candidates = grant_year_candidates(filed=facts.filed, granted=facts.granted)
    first = candidates[0] if len(candidates) == 1 or facts.paid_through is None else _settled(candidates, facts)
    years = [_year(facts, n, first, table=table, calendar=calendar, as_of=as_of) for n in range(first, last + 1)]
    known = len(candidates) == 1 or facts.paid_through is not None
    return Schedule(
        term_end=term_end(facts.kind, filed=facts.filed),
        grant_years=candidates,
        total_full=table.total(facts.kind, last),
        owed=sum(year.full for year in years) if known else None,
        years=tuple(_after_lapse(years)),
    )


def _settled(candidates: tuple[int, ...], facts: Facts) -> int:
    paid = facts.paid_through or 0
    return max(year for year in candidates if year <= max(paid, candidates[0]))


def _year(facts: Facts, number: int, first: int, *, table: FeeTable, calendar: WorkCalendar, as_of: date) -> Year:
    full = table.full(facts.kind, number)
    due = calendar.roll(add_years(facts.filed, number - 1)) if number > first else None
    off = percent_off(
        year=number,
        due=due.day if due else facts.granted,
        grant_year=first,
        reduction=facts.reduction,
        reduction_years=table.reduction_years,
        open_licences=facts.open_licences,
        open_licence_percent=table.open_licence_percent,
    )
    return Year(
        year=number,
        due=due,
        full=full,
        percent_off=off,
        payable=reduced(full, off),
        state=_state(facts, number, due, table=table, calendar=calendar, as_of=as_of),
        late=late_steps(due, full=full, table=table) if due else (),
        grace_end=grace_end(due, table=table, calendar=calendar) if due else None,
        grace_end_nominal=grace_end(due, table=table, calendar=calendar, base=LateBase.NOMINAL) if due else None,
    )


def _state(
    facts: Facts, number: int, due: Rolled | None, *, table: FeeTable, calendar: WorkCalendar, as_of: date
) -> YearState:
    if facts.paid_through is not None and number <= facts.paid_through:
        return YearState.PAID
    if due is None:
        return YearState.AT_GRANT
    if as_of <= due.day:
        return YearState.DUE if as_of > add_years(facts.filed, number - 2) else YearState.FUTURE
    if facts.paid_through is None:
        return YearState.UNKNOWN
    if any(period.holds(as_of) for period in facts.suspensions):
        return YearState.SUSPENDED
    ends = [grace_end(due, table=table, calendar=calendar, base=base).day for base in LateBase]
    return YearState.GRACE if as_of <= max(ends) else YearState.LAPSED


def _after_lapse(years: list[Year]) -> list[Year]:
    """Once a year has lapsed, nothing later is owed."""
    lapsed = False
    result = []
    for year in years:
        result.append(replace(year, state=YearState.LAPSED) if lapsed else year)
        lapsed = lapsed or year.state is YearState.LAPSED
    return result
