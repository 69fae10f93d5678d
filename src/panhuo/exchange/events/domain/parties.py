"""Those who take part: listed, invited, accepted."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from panhuo.exchange.events.domain.sides import pairs_of, require_one_side_of
from panhuo.exchange.events.domain.steps import locked_for, move
from panhuo.exchange.events.domain.tell import say, staff_of, tell
from panhuo.exchange.events.enums import PairState, PartyState, Side
from panhuo.exchange.events.may import may_prepare
from panhuo.exchange.events.models import Attendee, EventParty, MatchEvent
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, normalise_name

if TYPE_CHECKING:
    from panhuo.orgs.models import User

MOST_AT_ONCE: Final = 20


class Person(NamedTuple):
    name: str
    title: str = ""


def new_nonce() -> str:
    return secrets.token_hex(16)


def party_for(event: MatchEvent, *, side: str, organisation: Organisation | None, name: str) -> EventParty:
    """The party of this organisation (or, without one, of this name); listed if it is new."""
    name = " ".join((organisation.name if organisation else name).split())[:200]
    rows = event.parties.filter(side=side)
    found = rows.filter(organisation=organisation).first() if organisation else None
    found = found or next((one for one in rows if normalise_name(one.name) == normalise_name(name)), None)
    if found is not None:
        return found
    return EventParty.objects.create(event=event, side=side, organisation=organisation, name=name, nonce=new_nonce())


@transaction.atomic
def add_party(event: MatchEvent, *, side: str, name: str, actor: User, at_once: int = 1) -> EventParty:
    """List somebody by hand; an organisation of this exact name here is taken as it.

    Raises:
        NotAllowed: not the host's people, or the event is not being prepared.
        InvalidInput: no name, no such side.
    """
    if not may_prepare(actor, event):
        raise NotAllowed
    if side not in Side.values or not name.strip():
        raise InvalidInput(_("请填写单位名称"), field="name", code="empty")
    known = Organisation.objects.active().filter(normal_name=normalise_name(name)).first()
    party = party_for(event, side=side, organisation=known, name=name)
    return set_party(party, at_once=at_once, actor=actor)


@transaction.atomic
def set_party(party: EventParty, *, at_once: int, actor: User) -> EventParty:
    """How many meetings it can hold at the same time. Raises NotAllowed, InvalidInput."""
    if not may_prepare(actor, party.event):
        raise NotAllowed
    if not 1 <= at_once <= MOST_AT_ONCE:
        message = _("可同时洽谈的桌数应为 1 到 %(most)s") % {"most": MOST_AT_ONCE}
        raise InvalidInput(message, field="at_once", code="range")
    party.at_once = at_once
    party.save(update_fields=["at_once"])
    return party


@transaction.atomic
def invite_all(event: MatchEvent, *, actor: User) -> int:
    """Invite whoever has a pair and was not invited yet; gives how many. People here are notified at once.

    Raises:
        NotAllowed: not the host's people.
        DomainError: the event is not approved.
    """
    locked = locked_for(event, "invite", actor=actor)
    proposed = locked.pairs.filter(state=PairState.PROPOSED)
    wanted = {pk for pair in proposed.values_list("supply", "demand") for pk in pair}
    parties = list(locked.parties.filter(pk__in=wanted, state=PartyState.LISTED).select_related("organisation"))
    if not parties:
        raise InvalidInput(_("没有待邀请的单位，请先匹配或手工添加对接"), field="parties", code="nobody")
    now = timezone.now()
    locked.parties.filter(pk__in=[one.pk for one in parties]).update(state=PartyState.INVITED, invited_at=now)
    move(locked, "invite", actor=actor, note=str(len(parties)))
    for party in parties:
        if party.organisation is not None:
            text = _("邀请参加对接活动“%(title)s”，请答复")
            say(
                locked, users=staff_of(party.organisation), text=text, key=f"event:invited:{party.pk}",
                page="event-invitation-of",
            )  # fmt: skip
    event.refresh_from_db()
    return len(parties)


@transaction.atomic
def accept(party: EventParty, *, people: Sequence[Person], away: Sequence[int] = (), actor: User | None = None) -> None:
    """Come, with these people (in place of those named before), and say which slots are impossible.

    The caller has checked that the actor may answer, or holds the one-time link (`actor` None).

    Raises:
        NotAllowed: the actor stands on both sides of one of the party's pairs.
        InvalidInput: nobody named, a name twice, no room left, or a slot that there is not.
    """
    event = MatchEvent.objects.select_for_update().get(pk=party.event_id)
    party = EventParty.objects.select_for_update().get(pk=party.pk)
    require_one_side_of(pairs_of(party), actor)
    names = [" ".join(person.name.split())[:60] for person in people]
    _check_people(event, party, names)
    if any(not 0 <= slot < event.slots for slot in away):
        raise InvalidInput(_("没有这一场"), field="away", code="slot")
    known = {one.name: one for one in party.attendees.all()}
    for name, person in zip(names, people, strict=True):
        one = known.pop(name, None) or Attendee(party=party, name=name, nonce=new_nonce())
        one.title = person.title.strip()[:60]
        one.save()
    kept = [one for one in known.values() if one.checked_in_at is not None]
    party.attendees.filter(pk__in=[one.pk for one in known.values() if one not in kept]).delete()
    party.state, party.away, party.answered_at = PartyState.ACCEPTED, sorted(set(away)), timezone.now()
    party.decline_reason = ""
    party.save(update_fields=["state", "away", "answered_at", "decline_reason"])
    event.pairs.filter(Q(supply=party) | Q(demand=party), why_not="declined").update(why_not="")
    tell(event, verb="accepted", actor=actor, party=party.pk, people=len(names))
    _say_answer(event, party, _("“%(who)s”将参加对接活动“%%(title)s”"))


@transaction.atomic
def decline(party: EventParty, *, reason: str, actor: User | None = None) -> None:
    """Not come; its pairs lose their slots. The caller has checked the right as for `accept`. Raises `NotAllowed`."""
    event = MatchEvent.objects.select_for_update().get(pk=party.event_id)
    require_one_side_of(pairs_of(party), actor)
    party.state, party.answered_at = PartyState.DECLINED, timezone.now()
    party.decline_reason = reason.strip()[:200]
    party.save(update_fields=["state", "answered_at", "decline_reason"])
    for side in ("supply", "demand"):
        event.pairs.filter(**{side: party}).update(slot=None, table=None, fixed=False, why_not="declined")
    tell(event, verb="declined", actor=actor, party=party.pk)
    _say_answer(event, party, _("“%(who)s”不参加对接活动“%%(title)s”"))


def _say_answer(event: MatchEvent, party: EventParty, text: str) -> None:
    moment = f"{party.answered_at:%Y%m%d%H%M%S}"
    who = {"who": party.name.replace("%", "%%")}
    say(event, users=staff_of(event.organisation), text=text % who, key=f"event:answer:{party.pk}:{moment}")


def _check_people(event: MatchEvent, party: EventParty, names: Sequence[str]) -> None:
    if not names or not all(names):
        raise InvalidInput(_("请填写参会人姓名"), field="people", code="empty")
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InvalidInput(_("“%(name)s”写了两次") % {"name": twice}, field="people", code="twice")
    others = Attendee.objects.filter(party__event=event, party__state=PartyState.ACCEPTED).exclude(party=party)
    room = event.capacity - others.count()
    if len(names) > room:
        message = ngettext("名额只剩 %(n)s 个", "名额只剩 %(n)s 个", max(room, 0)) % {"n": max(room, 0)}
        raise InvalidInput(message, field="people", code="full")
