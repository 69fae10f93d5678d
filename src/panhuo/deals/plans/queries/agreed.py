"""The plan in force of an agreement."""

from __future__ import annotations

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.plans.models import AgreementPlan
from panhuo.deals.rules.plans.parse import parse_plan
from panhuo.deals.rules.plans.plan import Plan


def agreed_plan(agreement: Agreement) -> AgreementPlan | None:
    """The newest version, None: no plan was chosen."""
    return AgreementPlan.objects.filter(agreement=agreement).first()


def plan_of(agreement: Agreement) -> Plan | None:
    """The plan itself."""
    record = agreed_plan(agreement)
    return parse_plan(record.data) if record else None
