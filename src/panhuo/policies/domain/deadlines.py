"""A deadline is moved: with a reason, told to those who owe a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, User, log_event, notify
from panhuo.policies.domain.tell import staff_of
from panhuo.policies.enums import HandInState
from panhuo.policies.models import Campaign, HandIn
from panhuo.policies.rules import may_review, may_run, require

VERB = "deadline_moved"


@transaction.atomic
def move_deadline(campaign: Campaign, *, deadline: date, reason: str, actor: User) -> Campaign:
    """Give the round another deadline.

    The lists owed to the authority itself that had the round's deadline get the new one; one of their own stays, unless
    it would be later. What a city passed on is the city's to extend; an earlier deadline cuts it, too. Accepted lists
    stay as they are.

    Raises:
        NotAllowed: the actor doesn't work for the authority that runs it.
        DomainError: the round has ended.
        InvalidInput: no reason, the same day, or a day that is past.
    """
    locked = Campaign.objects.select_for_update(of=("self",)).select_related("authority").get(pk=campaign.pk)
    require(may_run(actor, locked))
    if not locked.is_open:
        raise DomainError(_("任务已结束，请先重新打开"), code="ended")
    said, old = _checked(deadline, reason, old=locked.deadline), locked.deadline
    locked.deadline = deadline
    locked.save(update_fields=("deadline",))
    log_event(
        object_type="campaign", object_id=locked.pk, verb=VERB, actor=actor, organisation=locked.authority,
        data={"old": old.isoformat(), "new": deadline.isoformat(), "reason": said},
    )  # fmt: skip
    tasks = locked.hand_ins.filter(Q(deadline=old) | Q(deadline__gt=deadline), parent=None)
    _move(_unfinished(tasks.select_related("campaign", "organisation")), deadline, said, actor=actor)
    return locked


@transaction.atomic
def move_task_deadline(task: HandIn, *, deadline: date, reason: str, actor: User) -> HandIn:
    """Give one organisation another deadline; what it passed on is cut where it would be later.

    Raises:
        NotAllowed: the actor doesn't work for the authority it hands in to.
        DomainError: the list is accepted already, or the round has ended.
        InvalidInput: no reason, the same day, a day that is past, or later than the reviewer's own deadline.
    """
    rows = HandIn.objects.select_for_update(of=("self",))
    locked = rows.select_related("campaign", "organisation", "reviewer", "parent").get(pk=task.pk)
    require(may_review(actor, locked))
    if locked.state == HandInState.ACCEPTED:
        raise DomainError(_("已接受的清单没有期限可改"), code="accepted")
    if not locked.campaign.is_open:
        raise DomainError(_("任务已结束，请先重新打开"), code="ended")
    said = _checked(deadline, reason, old=locked.deadline)
    if locked.parent is not None and deadline > locked.parent.deadline:
        message = _("下级的期限不能晚于本单位的期限 %(day)s")
        raise InvalidInput(message, field="deadline", params={"day": locked.parent.deadline.isoformat()})
    _move([locked], deadline, said, actor=actor)
    return locked


def _checked(deadline: date, reason: str, *, old: date) -> str:
    if not reason.strip():
        raise InvalidInput(_("改期限要写明理由"), field="reason", code="empty")
    if deadline == old:
        raise InvalidInput(_("新期限和原来的一样"), field="deadline", code="same")
    if deadline < timezone.localdate():
        raise InvalidInput(_("新期限不能早于今天"), field="deadline", code="past")
    return reason.strip()[:500]


def _unfinished(tasks: Iterable[HandIn]) -> list[HandIn]:
    return [task for task in tasks if task.state != HandInState.ACCEPTED]


def _move(tasks: Iterable[HandIn], deadline: date, reason: str, *, actor: User) -> None:
    """Each with the parts it passed on that would now be later than it."""
    for task in tasks:
        old, task.deadline = task.deadline, deadline
        task.save(update_fields=("deadline",))
        event = log_event(
            object_type="hand_in", object_id=task.pk, verb=VERB, actor=actor, organisation=task.organisation,
            data={"old": old.isoformat(), "new": deadline.isoformat(), "reason": reason},
        )  # fmt: skip
        text = _("“%(what)s”的报送期限由 %(old)s 改为 %(new)s：%(reason)s") % {
            "what": task.campaign.title, "old": old.isoformat(), "new": deadline.isoformat(), "reason": reason,
        }  # fmt: skip
        url, key = f"/policies/tasks/{task.pk}/", f"deadline:{event.pk}"
        notify(users=staff_of(task.organisation_id), text=text, url=url, key=key)
        parts = _unfinished(task.parts.filter(deadline__gt=deadline).select_related("campaign", "organisation"))
        _move(parts, deadline, reason, actor=actor)
