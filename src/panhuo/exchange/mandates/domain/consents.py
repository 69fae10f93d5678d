"""Asking both sides to let the agent act for both, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.domain.both_sides import clash_of
from panhuo.exchange.mandates.domain.tell import log_consent, say_consent
from panhuo.exchange.mandates.enums import ConsentState
from panhuo.exchange.mandates.may import consenting_side
from panhuo.exchange.mandates.models import BothSidesConsent
from panhuo.needs.api import Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LONGEST: Final = 2000


@transaction.atomic
def ask_consent(
    *,
    demand: Organisation,
    supply: Organisation,
    need: Need | None = None,
    patent: Patent | None = None,
    disclosure: str,
    as_broker: Organisation | None = None,
    actor: User,
) -> BothSidesConsent:
    """Tell those concerned that one stands on both sides of this deal, and ask whether one may.

    Raises:
        NotAllowed: need or patent can't be seen.
        InvalidInput: nothing it is about, or no disclosure.
        DomainError: the actor stands on one side only, or it was asked already.
    """
    for record in (need, patent):
        if record is not None and not type(record).objects.visible_to(actor).filter(pk=record.pk).exists():
            raise NotAllowed(hidden=True)
    said = _check(need, patent, disclosure)
    found = clash_of(actor, demand=demand, supply=supply, middle=as_broker)
    if found is None:
        raise DomainError(_("贵机构没有同时代表双方，不需要征求同意"), code="one_side")
    pair = BothSidesConsent.objects.filter(agent=found.agent, demand=demand, supply=supply, need=need, patent=patent)
    if any(row.state in (ConsentState.WAITING, ConsentState.GIVEN) for row in pair):
        raise DomainError(_("已经就这笔合作征求过同意"), code="taken")
    waiting = ConsentState.WAITING
    made = BothSidesConsent.objects.create(
        agent_id=found.agent, demand=demand, supply=supply, need=need, patent=patent, disclosure=said, asked_by=actor,
        demand_state=waiting if "demand" in found.consents else "",
        supply_state=waiting if "supply" in found.consents else "",
    )  # fmt: skip
    text = _("%(name)s 同时代表一笔合作的双方，请确认是否同意") % {"name": made.agent}
    for side in sorted(found.consents):
        say_consent(made, to=getattr(made, side), text=text, key=f"asked:{side}")
    log_consent(made, "asked", actor, sides=sorted(found.consents))
    return made


@transaction.atomic
def answer_consent(consent: BothSidesConsent, *, agree: bool, reason: str = "", actor: User) -> BothSidesConsent:
    """Say yes or no for one's side; a yes may be taken back later by a no, which works at once.

    Raises:
        NotAllowed: the actor is of neither side, or belongs to the agent.
        DomainError: that was said already.
    """
    rows = BothSidesConsent.objects.select_for_update(of=("self",)).select_related("agent", "demand", "supply")
    fresh = rows.get(pk=consent.pk)
    side = consenting_side(actor, fresh)
    if not side:
        raise NotAllowed(hidden=not BothSidesConsent.objects.visible_to(actor).filter(pk=fresh.pk).exists())
    before = getattr(fresh, f"{side}_state")
    if before in (ConsentState.REFUSED, ConsentState.WITHDRAWN) or (agree and before == ConsentState.GIVEN):
        raise DomainError(_("贵方已经答复过了"), code="state")
    after = ConsentState.GIVEN if agree else ConsentState.REFUSED
    if before == ConsentState.GIVEN:
        after = ConsentState.WITHDRAWN
    setattr(fresh, f"{side}_state", after)
    setattr(fresh, f"{side}_by", actor)
    setattr(fresh, f"{side}_at", timezone.now())
    if not agree:
        fresh.reason = reason.strip()[:300]
    fresh.save()
    text = _("%(name)s 对双方代理的答复：%(what)s") % {"name": getattr(fresh, side), "what": after.label}
    say_consent(fresh, to=fresh.agent, text=text, key=f"{side}:{after}")
    log_consent(fresh, str(after), actor, side=side)
    return fresh


def _check(need: Need | None, patent: Patent | None, disclosure: str) -> str:
    if need is None and patent is None:
        raise InvalidInput(_("请说明是哪条需求或哪件专利"), field="need", code="empty")
    said = disclosure.strip()
    if not said:
        raise InvalidInput(_("请向双方说明贵机构与各方的关系和收费"), field="disclosure", code="empty")
    if len(said) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="disclosure", code="too_long", params={"most": LONGEST})
    return said
