"""Meetings, and what came of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.contacts.domain.locked import opened
from panhuo.exchange.contacts.domain.tell import across, people_of, record, say, subject_of
from panhuo.exchange.contacts.enums import ContactState, MeetingKind, MeetingResult
from panhuo.exchange.contacts.models import Contact, Meeting
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def set_meeting(
    contact: Contact, *, at: datetime, kind: str, place: str = "", people: str = "", actor: User
) -> Meeting:
    """Write a meeting down, to come or held already.

    Raises:
        NotAllowed, DomainError: as `post_message`.
        InvalidInput: no kind, or a time more than two years off.
    """
    fresh, side = opened(contact, actor, brokers=True)
    if kind not in MeetingKind.values:
        raise InvalidInput(_("请选择会面方式"), field="kind", code="kind")
    if abs(at - timezone.now()) > timedelta(days=730):
        raise InvalidInput(_("会面时间离今天太远，请检查"), field="at", code="range")
    made = Meeting.objects.create(
        contact=fresh, at=at, kind=kind, place=place.strip()[:200], people=people.strip()[:300], made_by=actor
    )
    when = timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
    record(fresh, "meeting", side=side, actor=actor, text=when, meeting=made.pk)
    line = _("“%(what)s”约定会面：%(when)s") % {"what": subject_of(fresh), "when": when}
    say(fresh, users=across(fresh, side), text=line, key=f"meeting:{made.pk}")
    return made


@transaction.atomic
def tell_meeting(meeting: Meeting, *, result: str, note: str = "", actor: User) -> Meeting:
    """Say what came of it; a later word replaces an earlier one, both stay in the log.

    Raises InvalidInput: no result, or the meeting is still to come.
    """
    fresh, side = opened(meeting.contact, actor, brokers=True)
    if result not in MeetingResult.values:
        raise InvalidInput(_("请选择会面结果"), field="result", code="result")
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.at > timezone.now() and result != MeetingResult.NOT_HELD:
        raise InvalidInput(_("会面还没有开始，开完后再登记结果"), field="result", code="early")
    row.result, row.note, row.told_by, row.told_at = result, note.strip()[:10_000], actor, timezone.now()
    row.save()
    label = str(MeetingResult(result).label)
    record(fresh, "meeting_result", side=side, actor=actor, text=label, meeting=row.pk, result=result)
    line = _("“%(what)s”的会面结果：%(result)s") % {"what": subject_of(fresh), "result": label}
    say(fresh, users=across(fresh, side), text=line, key=f"told:{row.pk}:{result}")
    return row


def remind_contacts() -> int:
    """Every day: requests whose day has come, next steps that are due, meetings without a result. Gives how many."""
    today, told = timezone.localdate(), 0
    for contact in Contact.objects.live().select_related("need", "patent", "demand", "supply"):
        told += _request_due(contact) or _step_due(contact)
    held = Meeting.objects.filter(contact__state=ContactState.OPEN, result="", at__lt=timezone.now()).select_related(
        "contact__need", "contact__patent", "contact__demand", "contact__supply"
    )
    for meeting in held:
        line = _("请登记“%(what)s”会面的结果") % {"what": subject_of(meeting.contact)}
        users = [*people_of(meeting.contact, "demand"), *people_of(meeting.contact, "supply")]
        say(meeting.contact, users=users, text=line, key=f"untold:{meeting.pk}:{today.isocalendar().week}")
        told += 1
    return told


def _request_due(contact: Contact) -> bool:
    from panhuo.exchange.contacts.rules.states import other

    if contact.state != ContactState.REQUESTED or contact.due_on > timezone.localdate():
        return False
    line = _("有对接请求到期未答复：“%(what)s”") % {"what": subject_of(contact)}
    say(contact, users=people_of(contact, other(contact.asked_by)), text=line, key=f"due:{contact.due_on}")
    return True


def _step_due(contact: Contact) -> bool:
    if contact.state != ContactState.OPEN or contact.next_on is None or contact.next_on > timezone.localdate():
        return False
    sides = ("demand", "supply") if contact.next_side == "both" else (contact.next_side,)
    line = _("今天该做：%(step)s（“%(what)s”）") % {"step": contact.next_step[:80], "what": subject_of(contact)}
    users = [user for side in sides if side for user in people_of(contact, side)]
    say(contact, users=users, text=line, key=f"step:{contact.next_on}:{contact.next_step[:40]}")
    return True
