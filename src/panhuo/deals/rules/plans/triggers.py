"""When the paying begins."""

from __future__ import annotations

from datetime import date

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.plan import Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.law.periods import add_months


def trigger_day(plan: Plan, scenario: Scenario) -> date | None:
    """The day on which the trigger is met, None: never. Without a trigger: the first day of the contract.

    Revenue counts by month: the trigger is met on the last day of the month in which net sales reach the amount.
    """
    trigger = plan.trigger
    if trigger is None:
        return plan.first
    day = _met(trigger, plan, scenario)
    return None if day is None or day > plan.last else max(day, plan.first)


def _met(trigger: Trigger, plan: Plan, scenario: Scenario) -> date | None:
    if trigger.kind is TriggerKind.DATE:
        return trigger.day
    if trigger.kind is TriggerKind.TRIAL:
        return scenario.accepted
    if trigger.kind is TriggerKind.MILESTONE:
        return scenario.milestones.get(trigger.milestone)
    total = 0
    for month, value in enumerate(scenario.of(Base.NET_SALES)[: plan.months]):
        total += max(value, 0)
        if total >= (trigger.amount or 0):
            return plan.month_end(month)
    return None


def royalty_month(plan: Plan, met: date | None) -> int | None:
    """The first month whose figures count: after the free period, and from the first whole month after the trigger."""
    if met is None:
        return None
    month = max(plan.month_of(met), 0)
    if add_months(plan.first, month) < met:
        month += 1
    return max(month, plan.free_months)


def exit_day(plan: Plan, *, noticed: date) -> date | None:
    """The day on which the contract ends when the licensee gave notice on `noticed`; None: the plan has no exit."""
    if plan.exit is None:
        return None
    earliest = add_months(plan.first, plan.exit.after_months)
    return min(max(add_months(noticed, plan.exit.notice_months), earliest), plan.last)
