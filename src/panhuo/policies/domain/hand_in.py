"""Handing in, sending back, accepting: the table of states at work."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, User, log_event, notify
from panhuo.policies.domain.tell import staff_of
from panhuo.policies.models import HandIn
from panhuo.policies.queries.listing import list_of
from panhuo.policies.queries.visible import PolicyQuerySet
from panhuo.policies.rules import may_hand_in, may_review, require
from panhuo.policies.transitions import Verb, transition


def hand_in(task: HandIn, *, actor: User, note: str = "") -> HandIn:
    """Hand the inventory in as it is now: the list is kept with the task, by the columns of today.

    An empty inventory may be handed in only with a note that says why.

    Raises:
        NotAllowed, DomainError (state), InvalidInput (nothing to hand in).
    """
    with transaction.atomic():
        locked = _locked(task)
        require(may_hand_in(actor, locked), visible=True)
        _allow(locked, Verb.HAND_IN)
        found = list_of(_own(locked), organisation=locked.organisation)
        if not found.rows and not note.strip():
            raise InvalidInput(_("清单是空的；确实没有相关政策时，请写明情况"), field="note", code="empty")
        locked.rows = {"headings": found.headings, "rows": found.rows, "title": found.title, "counts": found.counts}
        locked.note = note.strip()
        locked.reason = ""
        locked.handed_in_at, locked.handed_in_by = timezone.now(), actor
        _move(locked, Verb.HAND_IN, actor=actor, data={"counts": found.counts})
        text = _("%(who)s 报送了“%(what)s”，等待审核") % {"who": locked.organisation, "what": locked.campaign.title}
        _tell(locked, locked.reviewer_id, text=text)
    return locked


def return_hand_in(task: HandIn, *, reason: str, actor: User) -> HandIn:
    """Send it back with the reason. Raises NotAllowed, DomainError, InvalidInput (no reason)."""
    if not reason.strip():
        raise InvalidInput(_("退回要写明理由"), field="reason", code="empty")
    with transaction.atomic():
        locked = _locked(task)
        require(may_review(actor, locked))
        _allow(locked, Verb.RETURN)
        locked.reason = reason.strip()
        _decided(locked, Verb.RETURN, actor=actor)
        text = _("“%(what)s”被退回：%(reason)s") % {"what": locked.campaign.title, "reason": locked.reason}
        _tell(locked, locked.organisation_id, text=text)
    return locked


def accept_hand_in(task: HandIn, *, actor: User) -> HandIn:
    """Accept it. Raises NotAllowed, DomainError."""
    with transaction.atomic():
        locked = _locked(task)
        require(may_review(actor, locked))
        _allow(locked, Verb.ACCEPT)
        locked.reason = ""
        _decided(locked, Verb.ACCEPT, actor=actor)
        text = _("“%(what)s”的报送已被接受") % {"what": locked.campaign.title}
        _tell(locked, locked.organisation_id, text=text)
    return locked


def _own(task: HandIn) -> PolicyQuerySet:
    """What the organisation keeps itself and what it accepted from those it passed the task on to."""
    from panhuo.policies.enums import HandInState
    from panhuo.policies.models import Policy

    accepted = task.parts.filter(state=HandInState.ACCEPTED).values("organisation_id")
    own = Policy.objects.filter(holder=task.organisation)
    return own | Policy.objects.filter(holder_id__in=accepted)


def _locked(task: HandIn) -> HandIn:
    rows = HandIn.objects.select_for_update(of=("self",)).select_related("campaign", "organisation", "reviewer")
    return rows.get(pk=task.pk)


def _allow(task: HandIn, verb: Verb) -> None:
    if task.state not in transition(verb).sources:
        message = _("现在是“%(state)s”，不能这样操作")
        raise DomainError(message, code="hand_in_state", params={"state": task.get_state_display()})


def _decided(task: HandIn, verb: Verb, *, actor: User) -> None:
    task.decided_at, task.decided_by = timezone.now(), actor
    _move(task, verb, actor=actor, data={"reason": task.reason})


def _move(task: HandIn, verb: Verb, *, actor: User, data: dict[str, object]) -> None:
    task.state = transition(verb).target
    task.save()
    log_event(
        object_type="hand_in", object_id=task.pk, verb=verb, actor=actor, organisation=task.organisation, data=data
    )


def _tell(task: HandIn, organisation_id: int, *, text: str) -> None:
    stamp = (task.decided_at or task.handed_in_at or timezone.now()).isoformat()
    notify(
        users=staff_of(organisation_id), text=text, url=f"/policies/tasks/{task.pk}/",
        key=f"hand_in:{task.pk}:{task.state}:{stamp}",
    )  # fmt: skip
