"""From state to state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.tell import say, staff_of, tell
from panhuo.exchange.events.enums import EventState, PartyState
from panhuo.exchange.events.may import is_host, may_approve
from panhuo.exchange.events.models import MatchEvent
from panhuo.exchange.events.transitions import STEPS, Step
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User

if TYPE_CHECKING:
    from collections.abc import Iterable


def may_step(user: User, event: MatchEvent, verb: str) -> bool:
    """Whether this step is open to this user now."""
    step = STEPS[verb]
    if event.state not in step.sources:
        return False
    return may_approve(user, event) if step.who == "approver" else is_host(user, event)


def locked_for(event: MatchEvent, verb: str, *, actor: User) -> MatchEvent:
    """The event, locked, if the step is open. Raises NotAllowed or DomainError."""
    locked = MatchEvent.objects.select_for_update().get(pk=event.pk)
    if may_step(actor, locked, verb):
        return locked
    if locked.state not in STEPS[verb].sources:
        params = {"state": locked.get_state_display()}
        raise DomainError(_("活动现在是“%(state)s”，不能这样做"), code="state", params=params)
    raise NotAllowed


def move(event: MatchEvent, verb: str, *, actor: User, note: str = "") -> None:
    """Write the step down; the event is locked and the right was checked."""
    event.state = STEPS[verb].target
    event.save(update_fields=["state", "updated_at"])
    tell(event, verb=verb, actor=actor, note=note)


@transaction.atomic
def take_step(event: MatchEvent, *, verb: str, actor: User, note: str = "") -> None:
    """Submit, approve, send back, hold, close or cancel.

    Raises:
        NotAllowed: not the actor's to do; who proposed an event doesn't approve it.
        DomainError: the event is in another state.
        InvalidInput: sent back or cancelled without a reason.
    """
    step = STEPS.get(verb)
    if step is None or verb in {"invite", "schedule"}:
        raise DomainError(_("没有这一步"), code="verb")
    locked = locked_for(event, verb, actor=actor)
    if verb in {"send_back", "cancel"} and not note.strip():
        raise InvalidInput(_("请写明理由"), field="note", code="empty")
    if verb in {"approve", "send_back", "cancel"}:
        locked.decision_note = note.strip()[:300]
        locked.save(update_fields=["decision_note"])
    move(locked, verb, actor=actor, note=note.strip()[:300])
    _notify(locked, step, actor)
    event.refresh_from_db()


def _notify(event: MatchEvent, step: Step, actor: User) -> None:
    texts = {
        "submit": _("对接活动“%(title)s”等待批准"),
        "approve": _("对接活动“%(title)s”已批准"),
        "send_back": _("对接活动“%(title)s”被退回"),
        "cancel": _("对接活动“%(title)s”已取消"),
    }
    if step.verb not in texts:
        return
    story = f"{step.verb}:{event.pk}:{event.updated_at.timestamp():.0f}"
    users = [user for user in _whom(event, step.verb) if user.pk != actor.pk]
    say(event, users=users, text=texts[step.verb], key=f"event:{story}")


def _whom(event: MatchEvent, verb: str) -> Iterable[User]:
    if verb == "submit":
        people = staff_of(event.approver or event.organisation)
        return [user for user in people if may_approve(user, event)]
    if verb == "cancel" and event.state == EventState.CANCELLED:
        told = event.parties.exclude(state=PartyState.LISTED).exclude(organisation=None)
        return User.objects.filter(memberships__organisation__in=told.values("organisation"), is_active=True).distinct()
    return staff_of(event.organisation)
