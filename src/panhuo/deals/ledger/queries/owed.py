"""What is owed by the facts, what of it is billed, and what waits for a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.enums import FactKind, ReportState
from panhuo.deals.ledger.models import Fact, Invoice, Report
from panhuo.deals.plans.api import plan_of
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.charges import ChargeKind
from panhuo.deals.rules.plans.due import Awaited, Due, Facts, awaited, dues, met_on, revenue_missing
from panhuo.deals.rules.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class Owed:
    """A charge by facts. `billed`: 分 of its invoices that stand; `left` may be below 0: too much was billed."""

    key: str
    kind: ChargeKind
    name: str
    day: date
    amount: int
    billed: int

    @property
    def left(self) -> int:
        return self.amount - self.billed


@dataclass(frozen=True, slots=True)
class Owing:
    """Where an agreement's payments stand by its plan.

    `met`: when the trigger was met; `missing`: net sales (分) that lack to it; `orphans`: billed keys that nothing
    stands behind any more, with their 分.
    """

    plan: Plan
    facts: Facts
    owed: Sequence[Owed]
    awaited: Sequence[Awaited]
    met: date | None
    missing: int | None
    orphans: Sequence[tuple[str, int]]


def facts_of(agreement: Agreement) -> Facts:
    """What is known: accepted reports and facts that stand."""
    reported: dict[Base, dict[int, int]] = {}
    for report in Report.objects.filter(agreement=agreement, state=ReportState.ACCEPTED):
        for base, values in report.figures.items():
            reported.setdefault(Base(base), {}).update(dict(enumerate(values, start=report.first)))
    rows = Fact.objects.filter(agreement=agreement, withdrawn=False)
    days = {(row.kind, row.key): row.day for row in rows}
    milestones = {key: day for (kind, key), day in days.items() if kind == FactKind.MILESTONE}
    return Facts(reported, milestones, days.get((FactKind.TRIAL, "")), days.get((FactKind.EXIT, "")))


def billed_by_key(agreement: Agreement) -> dict[str, int]:
    """分 of invoices that stand, by charge."""
    found: dict[str, int] = {}
    rows = Invoice.objects.filter(agreement=agreement, entry__reversed_by=None).exclude(key="")
    for key, amount in rows.values_list("key", "amount"):
        found[key] = found.get(key, 0) + amount
    return found


def owing(agreement: Agreement, *, on: date) -> Owing | None:
    """Where the agreement's payments stand by its plan; None: it has no plan."""
    plan = plan_of(agreement)
    if plan is None:
        return None
    facts = facts_of(agreement)
    billed = billed_by_key(agreement)
    owed = [_owed(one, billed) for one in dues(plan, facts)]
    known = {one.key for one in owed}
    orphans = [(key, amount) for key, amount in sorted(billed.items()) if key not in known]
    return Owing(
        plan, facts, owed, awaited(plan, facts, on=on), met_on(plan, facts), revenue_missing(plan, facts), orphans
    )


def _owed(due: Due, billed: dict[str, int]) -> Owed:
    charge = due.charge
    return Owed(due.key, charge.kind, charge.name, charge.day, charge.amount, billed.get(due.key, 0))
