"""Matters beyond one's remit go upwards, and the answer comes back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, Organisation, User, log_event, notify
from panhuo.policies.domain.tell import staff_of
from panhuo.policies.enums import ReferralState
from panhuo.policies.models import Policy, Referral
from panhuo.policies.rules import may_answer, may_keep_for, require, require_policy


@transaction.atomic
def refer(
    *,
    organisation: Organisation,
    text: str,
    actor: User,
    to: Organisation | None = None,
    to_name: str = "",
    policy: Policy | None = None,
) -> Referral:
    """Report a matter that one can't settle oneself to an authority here (`to`) or elsewhere (`to_name`).

    Raises:
        NotAllowed: the actor doesn't work for the organisation.
        InvalidInput: no text, or nobody to report to.
    """
    require(may_keep_for(actor, organisation))
    if policy is not None:
        require_policy(actor, policy)
    if not text.strip():
        raise InvalidInput(_("请写明需要上级研究的问题"), field="text", code="empty")
    name = to.name if to else to_name.strip()
    if not name:
        raise InvalidInput(_("请选择或填写上级部门"), field="to", code="empty")
    referral = Referral.objects.create(
        organisation=organisation, to=to, to_name=name[:200], policy=policy, text=text.strip(), created_by=actor
    )
    log_event(object_type="referral", object_id=referral.pk, verb="created", actor=actor, organisation=organisation)
    if to:
        line = _("%(who)s 报送了超出职责范围的事项") % {"who": organisation}
        notify(users=staff_of(to.pk), text=line, url="/policies/referrals/", key=f"referral:{referral.pk}")
    return referral


@transaction.atomic
def answer_referral(referral: Referral, *, answer: str, actor: User) -> Referral:
    """Answer, or write down the answer of an authority outside the installation. Raises NotAllowed, InvalidInput."""
    locked = Referral.objects.select_for_update(of=("self",)).select_related("organisation", "to").get(pk=referral.pk)
    require(may_answer(actor, locked))
    if not answer.strip():
        raise InvalidInput(_("请填写答复"), field="answer", code="empty")
    if locked.state == ReferralState.ANSWERED:
        raise DomainError(_("已经答复过"), code="answered")
    locked.state, locked.answer = ReferralState.ANSWERED, answer.strip()
    locked.answered_by, locked.answered_at = actor, timezone.now()
    locked.save()
    log_event(
        object_type="referral", object_id=locked.pk, verb="answered", actor=actor, organisation=locked.organisation
    )
    line = _("%(who)s 答复了上报的事项") % {"who": locked.to_name}
    users = staff_of(locked.organisation_id)
    notify(users=users, text=line, url="/policies/referrals/", key=f"referral:{locked.pk}:answer")
    return locked
