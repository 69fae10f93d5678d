"""The plan of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement, AgreementState, edit_agreement, require_one_side_of
from panhuo.deals.plans.domain.compare import check_plan
from panhuo.deals.plans.may import BEFORE_SIGNING, may_set_plan
from panhuo.deals.plans.models import AgreementPlan, Comparison
from panhuo.deals.refused import refused
from panhuo.deals.rules.plans.parse import parse_plan, plan_data
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.words import plan_words
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.deals.plans.models import Structure
    from panhuo.orgs.models import User


@transaction.atomic
def set_plan(
    agreement: Agreement,
    *,
    plan: Plan,
    actor: User,
    reason: str = "",
    name: str = "",
    comparison: Comparison | None = None,
) -> AgreementPlan:
    """Make `plan` the one that the agreement is paid by; a draft also gets its words as the clause on payment.

    Raises:
        NotAllowed: not staff of the holder, or on both sides.
        InvalidInput: the plan contradicts itself, or a signed agreement is changed without a reason.
    """
    agreement = Agreement.objects.select_for_update().select_related("holder").get(pk=agreement.pk)
    if not may_set_plan(actor, agreement):
        raise NotAllowed
    require_one_side_of(agreement, actor)
    check_plan(plan)
    if agreement.state not in BEFORE_SIGNING and not reason.strip():
        raise InvalidInput(_("合同签订后变更付费方案，请写明依据，例如补充协议的编号"), field="reason")
    last = AgreementPlan.objects.filter(agreement=agreement).first()
    made = AgreementPlan.objects.create(
        agreement=agreement,
        version=last.version + 1 if last else 1,
        data=plan_data(plan),
        comparison=comparison,
        name=name[:60],
        reason=reason.strip()[:300],
        set_by=actor,
    )
    log_event(
        object_type="agreement", object_id=agreement.pk, verb="plan_set", actor=actor, organisation=agreement.holder,
        data={"version": made.version},
    )  # fmt: skip
    if agreement.state == AgreementState.DRAFT:
        edit_agreement(agreement, actor=actor, payment_terms=plan_words(plan), starts_on=plan.first, ends_on=plan.last)
    return made


def choose_structure(structure: Structure, *, agreement: Agreement, actor: User, reason: str = "") -> AgreementPlan:
    """`set_plan` with a structure of a comparison."""
    with refused("plan"):
        plan = parse_plan(structure.data)
    return set_plan(
        agreement, plan=plan, actor=actor, reason=reason, name=structure.name, comparison=structure.comparison
    )
