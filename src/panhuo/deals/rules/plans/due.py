"""What a plan owes by facts: reports that came in, milestones reached, the trial accepted. Nothing is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.cash_flow import capped
from panhuo.deals.rules.plans.charges import Charge, ChargeKind, charges, in_order, royalty_charges
from panhuo.deals.rules.plans.plan import Plan, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.deals.rules.plans.triggers import royalty_month, trigger_day


@dataclass(frozen=True, slots=True)
class Facts:
    """`reported`: for each base, figures (分 or units) by month of the contract. The rest as in `Scenario`."""

    reported: Mapping[Base, Mapping[int, int]] = field(default_factory=dict)
    milestones: Mapping[str, date] = field(default_factory=dict)
    accepted: date | None = None
    exit: date | None = None

    def known_months(self, base: Base, *, start: int) -> int:
        """The first month from `start` on that was not reported."""
        month = start
        while month in self.reported.get(base, {}):
            month += 1
        return month

    def series(self, base: Base, *, months: int) -> tuple[int, ...]:
        """By month; what was not reported stands as 0 and must not be charged from."""
        known = self.reported.get(base, {})
        return tuple(known.get(month, 0) for month in range(months))


@dataclass(frozen=True, slots=True)
class Due:
    """A charge by facts; `key` names it for good: `kind`, and name or day."""

    key: str
    charge: Charge


@dataclass(frozen=True, slots=True)
class Awaited:
    """A royalty period that has ended by a day and is not reported: months `first` to `last` of the contract."""

    royalty: int
    base: Base
    first: int
    last: int
    ends: date


def key_of(charge: Charge) -> str:
    """The name of a charge that stays the same while amounts and dates are corrected."""
    if charge.kind in {ChargeKind.ROYALTY, ChargeKind.MINIMUM}:
        return f"{charge.kind}:{charge.name}:{charge.day.isoformat()}"
    return f"{charge.kind}:{charge.name}"


def met_on(plan: Plan, facts: Facts) -> date | None:
    """The day on which the trigger was met by what is known; None: not met so far, or never."""
    return trigger_day(plan, _so_far(plan, facts))


def _so_far(plan: Plan, facts: Facts) -> Scenario:
    """The facts as a scenario; net sales, where they trigger the paying, up to the first month without a report."""
    series = {}
    if plan.trigger is not None and plan.trigger.kind is TriggerKind.REVENUE:
        until = facts.known_months(Base.NET_SALES, start=0)
        series[Base.NET_SALES] = facts.series(Base.NET_SALES, months=until)
    return Scenario("", series, milestones=facts.milestones, accepted=facts.accepted, exit=facts.exit)


def dues(plan: Plan, facts: Facts) -> list[Due]:
    """All that is owed by the facts, by day, cut off where the cap over everything is used up.

    A royalty is owed once all its months up to the end of the period are reported.
    """
    scenario = _so_far(plan, facts)
    fixed, _not_owed = charges(replace(plan, royalties=()), scenario)
    found = [*fixed, *_royalties(plan, facts, met=trigger_day(plan, scenario))]
    return [Due(key_of(one), one) for one in capped(in_order(found), plan.cap)]


def _royalties(plan: Plan, facts: Facts, *, met: date | None) -> Iterator[Charge]:
    start = royalty_month(plan, met)
    if start is None:
        return
    end = _end(plan, facts)
    months = plan.month_of(end) + 1
    for number, royalty in enumerate(plan.royalties, start=1):
        known = facts.known_months(royalty.base, start=start)
        scenario = Scenario("", {royalty.base: facts.series(royalty.base, months=months)})
        found = royalty_charges(plan, royalty, scenario, start=start, months=months, end=end, name=str(number))
        yield from (one for one in found if plan.month_of(one.day) < known)


def awaited(plan: Plan, facts: Facts, *, on: date) -> list[Awaited]:
    """Royalty periods that ended before `on` whose reports are missing."""
    start = royalty_month(plan, met_on(plan, facts))
    if start is None:
        return []
    end, found = _end(plan, facts), []
    for number, royalty in enumerate(plan.royalties, start=1):
        known = facts.known_months(royalty.base, start=start)
        for first, last in periods(plan, royalty, start=start, end=end):
            ends = min(plan.month_end(last), end)
            if last >= known and ends < on:
                found.append(Awaited(number, royalty.base, first, last, ends))
    return found


def periods(plan: Plan, royalty: Royalty, *, start: int, end: date) -> Iterator[tuple[int, int]]:
    """The months (first, last) of each royalty period from month `start` on, the last one cut off at `end`."""
    first, last = start, plan.month_of(end)
    while first <= last:
        yield first, min(first + royalty.period_months - 1, last)
        first += royalty.period_months


def _end(plan: Plan, facts: Facts) -> date:
    return max(min(plan.last, facts.exit or plan.last), plan.first)


def revenue_missing(plan: Plan, facts: Facts) -> int | None:
    """Net sales (分) that lack to a revenue trigger by what is reported; None: no such trigger."""
    if plan.trigger is None or plan.trigger.kind is not TriggerKind.REVENUE:
        return None
    until = facts.known_months(Base.NET_SALES, start=0)
    sold = sum(max(one, 0) for one in facts.series(Base.NET_SALES, months=until))
    return max((plan.trigger.amount or 0) - sold, 0)
