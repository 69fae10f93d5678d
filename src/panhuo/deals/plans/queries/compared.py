"""A comparison reckoned: every structure in every scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from panhuo.deals.plans.models import Comparison, Structure
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding
from panhuo.deals.rules.plans.assumptions import Assumptions, parse_assumptions
from panhuo.deals.rules.plans.cash_flow import CashFlow, cash_flow
from panhuo.deals.rules.plans.check import plan_findings
from panhuo.deals.rules.plans.equal import Equal, equalise
from panhuo.deals.rules.plans.parse import parse_plan
from panhuo.deals.rules.plans.plan import Plan, TriggerKind
from panhuo.deals.rules.plans.value import licensee_value, licensor_value
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class Outcome:
    """One structure in one scenario. Values in 分; None: no discount rate was entered."""

    scenario: str
    flow: CashFlow
    licensor: int | None
    licensee: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """`missing`: what has to be entered before it can be reckoned; `equal`: against the first structure."""

    structure: Structure
    plan: Plan
    findings: Sequence[Finding]
    outcomes: Sequence[Outcome]
    missing: RuleError | None
    equal: Equal | None


def bases_needed(plans: Sequence[Plan]) -> set[Base]:
    """Bases for which figures have to be entered."""
    found = {base for plan in plans for base in plan.bases()}
    if any(plan.trigger and plan.trigger.kind is TriggerKind.REVENUE for plan in plans):
        found.add(Base.NET_SALES)
    return found


def compare(comparison: Comparison) -> list[Compared]:
    """All structures by position; the middle scenario decides what is equal."""
    said = parse_assumptions(comparison.assumptions)
    found: list[Compared] = []
    for structure in comparison.structures.all():
        plan = parse_plan(structure.data)
        target = next((_middle(one) for one in found if _middle(one) is not None), None)
        found.append(_compared(structure, plan, said, target=target))
    return found


def _middle(one: Compared) -> int | None:
    return next((outcome.licensor for outcome in one.outcomes if outcome.scenario == "middle"), None)


def _compared(structure: Structure, plan: Plan, said: Assumptions, *, target: int | None) -> Compared:
    findings = plan_findings(plan)
    try:
        said.require_days(plan)
        outcomes = [
            _outcome(cash_flow(plan, scenario), scenario.name, said.percent) for scenario in said.scenarios(plan)
        ]
        equal = None
        if target is not None and said.percent is not None:
            equal = equalise(plan, said.middle(plan), target=target, percent_a_year=said.percent)
    except RuleError as error:
        return Compared(structure, plan, findings, (), error, None)
    return Compared(structure, plan, findings, outcomes, None, equal)


def _outcome(flow: CashFlow, name: str, percent: Decimal | None) -> Outcome:
    if percent is None:
        return Outcome(name, flow, None, None)
    return Outcome(
        name, flow, licensor_value(flow, percent_a_year=percent), licensee_value(flow, percent_a_year=percent)
    )
