"""Asking for contact, and what the other side says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import due_after
from panhuo.exchange.contacts.domain.locked import locked
from panhuo.exchange.contacts.domain.tell import people_of, record, say, subject_of
from panhuo.exchange.contacts.enums import ContactState, EndReason, Side
from panhuo.exchange.contacts.may import may_ask_contact
from panhuo.exchange.contacts.models import Contact
from panhuo.exchange.contacts.rules.states import move, other
from panhuo.needs.api import FIRM, Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, OrganisationStatus, grant_access, require_one_side
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

LONGEST: Final = 4000
ACCEPTED: Final = "contacts.accepted"
"""Reason of the grants that an accepted contact gives."""


def ask_contact(
    *,
    need: Need | None = None,
    patent: Patent | None = None,
    demand: Organisation,
    supply: Organisation,
    asked_by: str,
    message: str = "",
    actor: User,
) -> Contact:
    """Ask the other side to talk about a need, a patent or both.

    Raises:
        NotAllowed: the actor doesn't do the work of the asking side or acts for the other one too, or may not see what
            it is about.
        InvalidInput: nothing it is about, the other side is not active, or the message is too long.
        DomainError: both are in touch about the same already.
    """
    own, them = (demand, supply) if asked_by == Side.DEMAND else (supply, demand)
    if asked_by not in (Side.DEMAND, Side.SUPPLY) or not may_ask_contact(actor, own=own, other=them):
        raise NotAllowed
    _check(need, patent, them, message, actor)
    require_one_side(
        actor,
        demand=demand,
        supply=supply,
        need_id=need.pk if need else None,
        patent_ids=(patent.pk,) if patent else (),
    )
    try:
        with transaction.atomic():
            return _make(need, patent, demand, supply, asked_by, message.strip(), actor)
    except IntegrityError as error:
        raise DomainError(_("双方已经就此在对接，请到对接室继续"), code="taken") from error


@transaction.atomic
def accept(contact: Contact, *, actor: User) -> Contact:
    """Open the room. An anonymous firm is named to the supply side from now on, and both may read need and patent.

    Raises:
        NotAllowed: the actor is not of the side that was asked.
        DomainError: it is not waiting for an answer.
    """
    fresh, side = _moved(contact, "accept", actor)
    if fresh.need is not None:
        open_need(fresh.need, fresh.supply, actor=actor)
    if fresh.patent is not None and not _patent_open(fresh.patent):
        grant_access(
            object_type="patent", object_id=fresh.patent.pk, organisation=fresh.demand, reason=ACCEPTED, actor=actor
        )
    fresh.next_side, fresh.next_step = fresh.asked_by, ""
    fresh.save()
    text = _("对方接受了关于“%(what)s”的对接请求") % {"what": subject_of(fresh)}
    say(fresh, users=people_of(fresh, fresh.asked_by), text=text, key="accepted")
    record(fresh, "accept", side=side, actor=actor)
    return fresh


@transaction.atomic
def decline(contact: Contact, *, reason: str, note: str = "", actor: User) -> Contact:
    """Say no, with a reason. Raises NotAllowed, DomainError as `accept`; InvalidInput without a reason."""
    check_reason(reason, note)
    fresh, side = _moved(contact, "decline", actor)
    fresh.end_reason, fresh.end_note, fresh.ended_at = reason, note.strip(), timezone.now()
    fresh.save()
    label = str(EndReason(reason).label)
    text = _("对方没有接受关于“%(what)s”的对接：%(why)s") % {"what": subject_of(fresh), "why": label}
    say(fresh, users=people_of(fresh, fresh.asked_by), text=text, key="declined")
    record(fresh, "decline", side=side, actor=actor, text=note.strip(), reason=reason)
    return fresh


@transaction.atomic
def withdraw_contact(contact: Contact, *, actor: User) -> Contact:
    """Take the question back before it is answered. Raises NotAllowed, DomainError."""
    fresh, side = _moved(contact, "withdraw", actor)
    fresh.ended_at = timezone.now()
    fresh.save()
    record(fresh, "withdraw", side=side, actor=actor)
    return fresh


def open_need(need: Need, organisation: Organisation, *, actor: User | None) -> None:
    """The other side may read the need and know its firm from now on."""
    for kind in ("need", FIRM):
        grant_access(object_type=kind, object_id=need.pk, organisation=organisation, reason=ACCEPTED, actor=actor)


def check_reason(reason: str, note: str) -> None:
    """Raises InvalidInput: no reason of `EndReason`, "other" without a word, or a note of more than 500 characters."""
    if reason not in EndReason.values:
        raise InvalidInput(_("请选择原因"), field="reason", code="reason")
    if reason == EndReason.OTHER and not note.strip():
        raise InvalidInput(_("选“其他”时请说明"), field="note", code="empty")
    if len(note.strip()) > 500:  # noqa: PLR2004
        raise InvalidInput(_("最多 %(most)s 个字"), field="note", code="too_long", params={"most": 500})


def _moved(contact: Contact, verb: str, actor: User) -> tuple[Contact, str]:
    fresh, side = locked(contact, actor, live=False)
    to = move(fresh.state, verb, side=side, asked_by=fresh.asked_by)
    if to is None:
        if fresh.state == ContactState.REQUESTED:
            raise NotAllowed(_("轮到另一方处理这份请求"), code="turn")
        state = ContactState(fresh.state).label
        raise DomainError(_("这次对接现在的状态是“%(state)s”，不能这样做") % {"state": state}, code="state")
    fresh.state = to
    if verb in {"accept", "decline"}:
        fresh.answered_by, fresh.answered_at = actor, timezone.now()
    return fresh, side


def _make(
    need: Need | None, patent: Patent | None, demand: Organisation, supply: Organisation, asked_by: str, message: str,
    actor: User,
) -> Contact:  # fmt: skip
    made = Contact.objects.create(
        need=need, patent=patent, demand=demand, supply=supply, asked_by=asked_by, asker=actor,
        hides_firm=need is not None and need.is_anonymous, due_on=due_after(timezone.localdate()).day,
    )  # fmt: skip
    record(made, "ask", side=asked_by, actor=actor, text=message)
    text = _("有机构请求就“%(what)s”与贵单位对接，请在 %(day)s 前答复") % {
        "what": subject_of(made), "day": made.due_on,
    }  # fmt: skip
    say(made, users=people_of(made, other(asked_by)), text=text, key="asked")
    return made


def _check(need: Need | None, patent: Patent | None, them: Organisation, message: str, actor: User) -> None:
    if need is None and patent is None:
        raise InvalidInput(_("请说明就哪条需求或哪件专利对接"), field="need", code="empty")
    for record_ in (need, patent):
        if record_ is not None and not type(record_).objects.visible_to(actor).filter(pk=record_.pk).exists():
            raise NotAllowed(hidden=True)
    if them.status != OrganisationStatus.ACTIVE:
        raise InvalidInput(_("该机构目前不在平台上，无法对接"), field="organisation", code="inactive")
    if len(message.strip()) > LONGEST:
        raise InvalidInput(_("最多 %(most)s 个字"), field="message", code="too_long", params={"most": LONGEST})


def _patent_open(patent: Patent) -> bool:
    return patent.visibility != "organisation"
