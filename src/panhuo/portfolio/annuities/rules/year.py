"""One annuity of a schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panhuo.portfolio.annuities.rules.facts import Facts
from panhuo.portfolio.annuities.rules.late import LateBase, LateStep, grace_end, late_steps
from panhuo.portfolio.annuities.rules.payments import Settlement, settle
from panhuo.portfolio.annuities.rules.periods import add_years
from panhuo.portfolio.annuities.rules.readings import Readings
from panhuo.portfolio.annuities.rules.reductions import percent_off, reduced
from panhuo.portfolio.annuities.rules.states import YearState
from panhuo.portfolio.annuities.rules.suspension import Grace, suspended_grace
from panhuo.portfolio.annuities.rules.tables import FeeTable, FeeTables
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar


@dataclass(frozen=True, slots=True)
class Terms:
    """What the years of one schedule have in common. `first` is the year of grant, `last` of the ordinary term."""

    tables: FeeTables
    calendar: WorkCalendar
    readings: Readings
    first: int
    last: int
    as_of: date

    def table(self, facts: Facts, number: int) -> FeeTable:
        """The table in force when the annuity of year `number` falls due."""
        return self.tables.on(add_years(facts.filed, number - 1))

    def full(self, facts: Facts, number: int) -> int:
        """Full annuity in 分; a year of the compensated term has one amount of its own."""
        table = self.table(facts, number)
        return table.compensation_year if number > self.last else table.full(facts.kind, number)


@dataclass(frozen=True, slots=True)
class Year:
    """One annuity. `due` is None for the year of grant, which is paid at registration (Rule 114).

    `grace_end` and `grace_end_nominal` follow from the rolled and the nominal due day; `warn_by` and `lapses_after`
    are the earlier and the later of all readings, suspensions included (None: open). `paid`, `missing`: receipts.
    """

    year: int
    due: Rolled | None
    full: int
    percent_off: int
    payable: int
    state: YearState
    late: tuple[LateStep, ...]
    grace_end: Rolled | None
    grace_end_nominal: Rolled | None
    warn_by: date | None = None
    lapses_after: date | None = None
    paid: int = 0
    missing: int = 0
    paid_on: date | None = None


def year_of_schedule(facts: Facts, number: int, *, terms: Terms) -> Year:
    """The annuity of year `number`: amounts, days and state."""
    table, full, readings = terms.table(facts, number), terms.full(facts, number), terms.readings
    due = terms.calendar.roll(add_years(facts.filed, number - 1)) if number > terms.first else None
    off = _percent(facts, number, due, table, terms.first)
    payable = reduced(full, off)
    ends = _ends(due, table, terms.calendar)
    grace = _grace(facts, due, ends)
    paid = settle(
        (one for one in facts.payments if one.year == number),
        due=due, payable=payable, full=full, table=table, calendar=terms.calendar, base=readings.late_base,
    )  # fmt: skip
    late = (
        late_steps(
            due, full=full, table=table, base=readings.late_base, calendar=terms.calendar,
            ends_roll=readings.bracket_ends_roll,
        )
        if due
        else ()
    )  # fmt: skip
    return Year(
        year=number,
        due=due,
        full=full,
        percent_off=off,
        payable=payable,
        state=_state(facts, number, due, grace, paid, terms.as_of),
        late=late,
        grace_end=ends.get(LateBase.ROLLED),
        grace_end_nominal=ends.get(LateBase.NOMINAL),
        warn_by=grace.warn if grace else None,
        lapses_after=grace.last if grace else None,
        paid=paid.paid,
        missing=0 if paid.settled_on or not paid.paid else paid.missing,
        paid_on=paid.settled_on,
    )


def _percent(facts: Facts, number: int, due: Rolled | None, table: FeeTable, first: int) -> int:
    return percent_off(
        year=number,
        due=due.day if due else facts.granted,
        grant_year=first,
        reduction=facts.reduction,
        reduction_years=table.reduction_years,
        open_licences=facts.open_licences,
        open_licence_percent=table.open_licence_percent,
    )


def _ends(due: Rolled | None, table: FeeTable, calendar: WorkCalendar) -> dict[LateBase, Rolled]:
    if due is None:
        return {}
    return {base: grace_end(due, table=table, calendar=calendar, base=base) for base in LateBase}


def _grace(facts: Facts, due: Rolled | None, ends: dict[LateBase, Rolled]) -> Grace | None:
    if due is None:
        return None
    days = [end.day for end in ends.values()]
    return suspended_grace(facts.suspensions, due=due.day, warn=min(days), last=max(days))


def _state(
    facts: Facts, number: int, due: Rolled | None, grace: Grace | None, paid: Settlement, as_of: date
) -> YearState:
    settled = paid.settled_on is not None and paid.settled_on <= as_of
    if settled or (facts.paid_through is not None and number <= facts.paid_through):
        return YearState.PAID
    if due is None or grace is None:
        return YearState.AT_GRANT
    if as_of <= due.day:
        return YearState.DUE if as_of > add_years(facts.filed, number - 2) else YearState.FUTURE
    if facts.paid_through is None and not paid.paid:
        return YearState.UNKNOWN
    return _late_state(facts, grace, as_of)


def _late_state(facts: Facts, grace: Grace, as_of: date) -> YearState:
    """After the due day: nothing lapses while a suspension that came in time lasts (Rule 105)."""
    if grace.touched and any(period.holds(as_of) for period in facts.suspensions):
        return YearState.SUSPENDED
    return YearState.GRACE if grace.last is None or as_of <= grace.last else YearState.LAPSED
