"""The principal accepts or refuses; either party ends it, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.domain.tell import log, say
from panhuo.exchange.mandates.enums import MandateState
from panhuo.exchange.mandates.may import may_decide_mandate, may_end
from panhuo.exchange.mandates.models import Mandate
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, is_staff_of, let_represent, stop_representing

if TYPE_CHECKING:
    from panhuo.orgs.api import User

LONGEST: Final = 300


@transaction.atomic
def accept_mandate(mandate: Mandate, *, actor: User) -> Mandate:
    """From its first day on the agent may act. An earlier mandate of the same two ends by that.

    Raises:
        NotAllowed: the actor doesn't run the principal's account, or belongs to the agent.
        DomainError: it doesn't wait for that any more, or its period is over.
    """
    fresh = _locked(mandate)
    _require_decides(fresh, actor)
    now = timezone.now()
    if fresh.ends_on < timezone.localdate(now):
        raise DomainError(_("这份委托的期限已过，请服务机构重新登记"), code="past")
    for earlier in Mandate.objects.filter(
        principal=fresh.principal, agent=fresh.agent, state=MandateState.ACCEPTED
    ).select_for_update():
        earlier.state, earlier.ended_at, earlier.ended_by = MandateState.REPLACED, now, actor
        earlier.save()
        stop_representing(mandate_id=earlier.pk)
        log(earlier, "replaced", actor, by=fresh.pk)
    fresh.state, fresh.decided_by, fresh.decided_at = MandateState.ACCEPTED, actor, now
    fresh.save()
    let_represent(
        principal=fresh.principal, agent=fresh.agent, scopes=fresh.scopes, first=fresh.starts_on, last=fresh.ends_on,
        mandate_id=fresh.pk,
    )  # fmt: skip
    say(fresh, to=fresh.agent, text=_("%(name)s 确认了委托") % {"name": fresh.principal}, key="accepted")
    log(fresh, "accepted", actor, scopes=fresh.scopes)
    return fresh


@transaction.atomic
def refuse_mandate(mandate: Mandate, *, reason: str = "", actor: User) -> Mandate:
    """No. Raises as `accept_mandate`; InvalidInput where the reason is too long."""
    fresh = _locked(mandate)
    _require_decides(fresh, actor)
    fresh.state, fresh.decided_by, fresh.decided_at = MandateState.REFUSED, actor, timezone.now()
    fresh.reason = _fitting(reason)
    fresh.save()
    say(fresh, to=fresh.agent, text=_("%(name)s 没有接受委托") % {"name": fresh.principal}, key="refused")
    log(fresh, "refused", actor)
    return fresh


@transaction.atomic
def end_mandate(mandate: Mandate, *, reason: str = "", actor: User) -> Mandate:
    """The principal revokes it, or the agent lays it down (takes it back before it was accepted). Works at once.

    What the agent did until then stands.

    Raises:
        NotAllowed: the actor does the work of neither party, or it ended already.
    """
    fresh = _locked(mandate)
    if not may_end(actor, fresh):
        raise NotAllowed(hidden=not Mandate.objects.visible_to(actor).filter(pk=fresh.pk).exists())
    by_principal = is_staff_of(actor, fresh.principal)
    waits = fresh.state == MandateState.PROPOSED
    fresh.state = MandateState.REVOKED if by_principal else MandateState.WITHDRAWN if waits else MandateState.LAID_DOWN
    fresh.ended_by, fresh.ended_at, fresh.reason = actor, timezone.now(), _fitting(reason)
    fresh.save()
    stop_representing(mandate_id=fresh.pk)
    party, other = (fresh.principal, fresh.agent) if by_principal else (fresh.agent, fresh.principal)
    say(fresh, to=other, text=_("%(name)s 结束了委托，即时生效") % {"name": party}, key="ended")
    log(fresh, str(fresh.state), actor)
    return fresh


def _require_decides(mandate: Mandate, actor: User) -> None:
    if mandate.state != MandateState.PROPOSED:
        state = MandateState(mandate.state).label
        raise DomainError(_("这份委托现在的状态是“%(state)s”，不能这样做") % {"state": state}, code="state")
    if not may_decide_mandate(actor, mandate):
        message = _("委托由本单位的机构管理员确认，且不能是受托机构的人")
        raise NotAllowed(message, hidden=not Mandate.objects.visible_to(actor).filter(pk=mandate.pk).exists())


def _fitting(reason: str) -> str:
    said = reason.strip()
    if len(said) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="reason", code="too_long", params={"most": LONGEST})
    return said


def _locked(mandate: Mandate) -> Mandate:
    return Mandate.objects.select_for_update(of=("self",)).select_related("principal", "agent").get(pk=mandate.pk)
