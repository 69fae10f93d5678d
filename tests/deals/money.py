"""An agreement with a plan and its money, for tests; all invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from panhuo.deals.agreements.api import Agreement, PartyValue, create_agreement
from panhuo.deals.ledger.api import Report, bill_charge, decide_report, hand_in_report, receive
from panhuo.deals.plans.api import set_plan
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.plan import Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, one_rate
from web.records import plain

FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
YUAN = 100


def use_first_plan(**changes: Any) -> Plan:
    """Nothing at the start, one year free, then 5 % of net sales by quarter once the trial is accepted."""
    values: dict[str, Any] = {
        "first": FIRST,
        "last": LAST,
        "free_months": 12,
        "instalments": (Instalment(10_000 * YUAN, after_months=3, triggered=True),),
        "milestones": (Milestone("量产", 50_000 * YUAN, "验收单"),),
        "royalties": (Royalty(Base.NET_SALES, one_rate(Decimal(5)), 3),),
        "trigger": Trigger(TriggerKind.TRIAL),
    }
    return Plan(**{**values, **changes})


def make_agreement(university: Any, enterprise: Any, actor: Any, **terms: Any) -> Agreement:
    """A licence between the two, seen by both."""
    title = terms.pop("title", "一种示例装置")
    patent = plain(title, holder=university)
    return create_agreement(
        actor=actor, holder=university, kind="ordinary", title=f"{title}许可", patents=[patent], open_to_parties=True,
        parties=[PartyValue("taker", organisation=enterprise)], **terms,
    )  # fmt: skip


def in_force(agreement: Agreement, plan: Plan, actor: Any) -> Agreement:
    """With its plan, signed and in force since the first day."""
    set_plan(agreement, plan=plan, actor=actor)
    Agreement.objects.filter(pk=agreement.pk).update(
        state="in_force", signed_on=plan.first, effective_on=plan.first, number=f"HT-{agreement.pk}"
    )
    agreement.refresh_from_db()
    return agreement


def reported(agreement: Agreement, *, first: int, sales: list[int], firm: Any, office: Any) -> Report:
    """Net sales by month in 分, handed in by the firm and accepted."""
    report = hand_in_report(agreement, first=first, figures={Base.NET_SALES: sales}, actor=firm)
    return decide_report(report, accept=True, actor=office)


def paid(agreement: Agreement, *, key: str, office: Any, day: date, amount: int | None = None) -> Any:
    """Billed and paid in full (or as said) on a day."""
    invoice = bill_charge(agreement, key=key, actor=office, day=day)
    payer = agreement.parties.get(side="taker").name
    return receive(agreement, amount=amount or invoice.amount, day=day, payer=payer, actor=office)
