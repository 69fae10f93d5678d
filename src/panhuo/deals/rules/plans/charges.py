"""What a plan charges in a scenario, before the cap over everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panhuo.deals.rules.money import round_fen
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.royalty import Royalty
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.deals.rules.plans.triggers import royalty_month, trigger_day
from panhuo.law.periods import add_months

YEAR = 12


class ChargeKind(StrEnum):
    """In the order in which they use up a cap on the same day."""

    LUMP = "lump"
    ENTRY = "entry"
    INSTALMENT = "instalment"
    MILESTONE = "milestone"
    ROYALTY = "royalty"
    MINIMUM = "minimum"
    EXIT = "exit"


_RANK = {kind: at for at, kind in enumerate(ChargeKind)}


@dataclass(frozen=True, slots=True)
class Charge:
    """`amount` (分) due on `day`; `name` tells a milestone, or the number of an instalment or royalty."""

    day: date
    kind: ChargeKind
    amount: int
    name: str = ""


def charges(plan: Plan, scenario: Scenario) -> tuple[list[Charge], list[Charge]]:
    """What is owed, by day, and what is not because its day lies after the end.

    The end is the last day of the term or the day of an exit. What the contract wants for an instalment or milestone
    that comes later it has to say; the second list shows them.
    """
    end = max(min(plan.last, scenario.exit or plan.last), plan.first)
    met = trigger_day(plan, scenario)
    dated = [*_fixed(plan), *_instalments(plan, met), *_milestones(plan, scenario)]
    found = [one for one in dated if one.day <= end]
    start = royalty_month(plan, met)
    if start is not None:
        months = plan.month_of(end) + 1
        for number, royalty in enumerate(plan.royalties, start=1):
            found += royalty_charges(plan, royalty, scenario, start=start, months=months, end=end, name=str(number))
    if plan.exit and scenario.exit and scenario.exit <= plan.last:
        found.append(Charge(end, ChargeKind.EXIT, plan.exit.fee))
    return in_order(found), in_order(one for one in dated if one.day > end)


def in_order(found: Iterable[Charge]) -> list[Charge]:
    """By day, on a day in the order of kinds; charges of 0 are left out."""
    return sorted((one for one in found if one.amount), key=lambda one: (one.day, _RANK[one.kind]))


def _fixed(plan: Plan) -> Iterator[Charge]:
    yield Charge(plan.first, ChargeKind.LUMP, plan.lump)
    yield Charge(plan.first, ChargeKind.ENTRY, plan.entry)


def _instalments(plan: Plan, met: date | None) -> Iterator[Charge]:
    for number, one in enumerate(plan.instalments, start=1):
        start = met if one.triggered else plan.first
        if start is None:
            continue
        day = add_months(start, one.after_months) if one.day is None else max(one.day, start)
        yield Charge(day, ChargeKind.INSTALMENT, one.amount, str(number))


def _milestones(plan: Plan, scenario: Scenario) -> Iterator[Charge]:
    for one in plan.milestones:
        day = scenario.milestones.get(one.key)
        if day is not None:
            yield Charge(max(day, plan.first), ChargeKind.MILESTONE, one.amount, one.key)


def royalty_charges(
    plan: Plan, royalty: Royalty, scenario: Scenario, *, start: int, months: int, end: date, name: str
) -> list[Charge]:
    """One royalty from month `start` (its own month 0) to `months`, in the periods of its reports.

    The exact royalty is cumulated and rounded once a period, so that rounding never adds up.
    """
    series = scenario.of(royalty.base)
    found: list[Charge] = []
    base = paid_all = paid_year = before_year = 0
    last = months - start
    for month in range(1, last + 1):
        at = start + month - 1
        base += max(series[at], 0) if at < len(series) else 0
        year_ends = month % YEAR == 0 or month == last
        if not (year_ends or month % royalty.period_months == 0):
            continue
        due = min(plan.month_end(at), end)
        earned = round_fen(royalty.exact(base))
        charge = _below(earned - before_year - paid_year, paid_year, paid_all, royalty)
        if charge > 0:
            found.append(Charge(due, ChargeKind.ROYALTY, charge, name))
            paid_year, paid_all = paid_year + charge, paid_all + charge
        if year_ends:
            floor = _minimum(royalty, months=month % YEAR or YEAR)
            top = _below(floor - paid_year, paid_year, paid_all, royalty)
            if top > 0:
                found.append(Charge(due, ChargeKind.MINIMUM, top, name))
                paid_all += top
            before_year, paid_year = earned, 0
    return found


def _below(wanted: int, paid_year: int, paid_all: int, royalty: Royalty) -> int:
    """`wanted`, cut down to what the maximum of the year and the cap leave."""
    if royalty.maximum is not None:
        wanted = min(wanted, royalty.maximum - paid_year)
    if royalty.cap is not None:
        wanted = min(wanted, royalty.cap - paid_all)
    return wanted


def _minimum(royalty: Royalty, *, months: int) -> int:
    """The minimum of a royalty year of which `months` have begun, rounded half up."""
    if months >= YEAR or not royalty.prorate:
        return royalty.minimum
    return (royalty.minimum * months * 2 + YEAR) // (2 * YEAR)
