"""What would make one plan worth as much as another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.bases import COUNTED
from panhuo.deals.rules.money import HUNDRED
from panhuo.deals.rules.plans.cash_flow import cash_flow
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.royalty import Royalty
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.deals.rules.plans.value import equal_value, licensor_value

PLACES: Final = Decimal("0.0001")
MOST_TIMES: Final = 20
"""How many times its rates a counted royalty may grow before we say that no rate does it."""


@dataclass(frozen=True, slots=True)
class Equal:
    """`gap` (分): target less the plan's value. `rates`: of the first royalty, step by step; None: no rate does it.

    `lump`: the entry fee (分) at which the plan is worth the target; None: below 0, or a cap stands against it.
    """

    gap: int
    rates: tuple[Decimal, ...] | None
    lump: int | None


def equalise(plan: Plan, scenario: Scenario, *, target: int, percent_a_year: Decimal) -> Equal:
    """What the plan's royalty rate, or its entry fee, would have to be to be worth `target` (分) to the licensor.

    All rates of the first royalty change in proportion; everything else stays.

    Raises:
        RuleError: see `cash_flow` and `present_value`.
    """
    value = licensor_value(cash_flow(plan, scenario), percent_a_year=percent_a_year)
    return Equal(
        target - value,
        _rates(plan, scenario, target=target, percent_a_year=percent_a_year),
        _entry(plan, scenario, target=target, value=value, percent_a_year=percent_a_year),
    )


def _rates(plan: Plan, scenario: Scenario, *, target: int, percent_a_year: Decimal) -> tuple[Decimal, ...] | None:
    if not plan.royalties:
        return None
    first = plan.royalties[0]
    top = max(step.rate for step in first.steps)
    if top <= 0:
        return None
    most = Decimal(MOST_TIMES) if first.base in COUNTED else HUNDRED / top
    factor = equal_value(
        lambda times: cash_flow(_scaled(plan, first, times), scenario),
        target=target,
        percent_a_year=percent_a_year,
        most=most,
        step=PLACES,
    )
    if factor is None or (factor == 0 and target < 0):
        return None
    return tuple((step.rate * factor).quantize(PLACES).normalize() + 0 for step in first.steps)


def _scaled(plan: Plan, royalty: Royalty, times: Decimal) -> Plan:
    steps = tuple(replace(step, rate=step.rate * times) for step in royalty.steps)
    return replace(plan, royalties=(replace(royalty, steps=steps), *plan.royalties[1:]))


def _entry(plan: Plan, scenario: Scenario, *, target: int, value: int, percent_a_year: Decimal) -> int | None:
    """An entry fee is paid at once, so its present value is itself, unless a cap cuts something else off for it."""
    entry = plan.entry + target - value
    if entry < 0:
        return None
    flow = cash_flow(replace(plan, entry=entry), scenario)
    return entry if licensor_value(flow, percent_a_year=percent_a_year) == target else None
