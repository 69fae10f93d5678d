"""Slots for pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.steps import locked_for, move
from panhuo.exchange.events.domain.tell import say, staff_of, tell
from panhuo.exchange.events.enums import PairState, PartyState
from panhuo.exchange.events.may import may_prepare
from panhuo.exchange.events.models import EventPair, EventParty, MatchEvent
from panhuo.exchange.events.rules.slots import Meeting, Party, Plan, plan_slots
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User

COMING = (PartyState.ACCEPTED,)


def pairs_to_meet(event: MatchEvent) -> list[EventPair]:
    """Pairs of which both sides have accepted, the best ranks first."""
    rows = event.pairs.filter(state=PairState.PROPOSED, supply__state__in=COMING, demand__state__in=COMING)
    return list(rows.select_related("supply", "demand").order_by("rank", "pk"))


@transaction.atomic
def schedule_event(event: MatchEvent, *, actor: User) -> Plan:
    """Give pairs slots and tables, as many as can be (proved by the solver); fixed slots stay. Done again: anew.

    Raises:
        NotAllowed: not the host's people.
        DomainError: nobody is invited yet.
        InvalidInput: there is no pair of which both sides have accepted.
    """
    locked = locked_for(event, "schedule", actor=actor)
    pairs = pairs_to_meet(locked)
    if not pairs:
        raise InvalidInput(_("还没有双方都答复参加的对接，不能排期"), field="pairs", code="none")
    plan = plan_slots(
        [_meeting(pair) for pair in pairs],
        [_party(party) for party in locked.parties.all()],
        slots=locked.slots,
        tables=locked.tables,
    )
    _write(locked, pairs, plan)
    locked.proved = plan.proved
    locked.save(update_fields=["proved"])
    move(locked, "schedule", actor=actor, note=f"{len(plan.placed)}/{len(pairs)}")
    _say(locked)
    event.refresh_from_db()
    return plan


@transaction.atomic
def fix_slot(pair: EventPair, *, slot: int | None, actor: User) -> None:
    """Agree on a slot (from 0) for a pair, or leave it to the solver again (None); it holds from the next planning on.

    Raises:
        NotAllowed, InvalidInput: there is no such slot, or one side cannot come then.
    """
    if not may_prepare(actor, pair.event):
        raise NotAllowed
    if slot is not None and not 0 <= slot < pair.event.slots:
        raise InvalidInput(_("没有这一场"), field="slot", code="slot")
    for party in (pair.supply, pair.demand):
        if slot is not None and slot in party.away:
            raise InvalidInput(_("“%(who)s”这一场不能来") % {"who": party.name}, field="slot", code="away")
    pair.fixed, pair.slot, pair.table = slot is not None, slot, None
    pair.save(update_fields=["fixed", "slot", "table"])
    tell(pair.event, verb="slot_fixed", actor=actor, pair=pair.pk)


def _meeting(pair: EventPair) -> Meeting:
    return Meeting(pair.pk, pair.supply_id, pair.demand_id, pair.rank, pair.slot if pair.fixed else None)


def _party(party: EventParty) -> Party:
    return Party(party.pk, party.at_once, frozenset(party.away))


def _write(event: MatchEvent, pairs: list[EventPair], plan: Plan) -> None:
    event.pairs.filter(fixed=False).update(slot=None, table=None)
    event.pairs.update(table=None)
    event.pairs.exclude(why_not="declined").update(why_not="")
    for pair in pairs:
        place = plan.placed.get(pair.pk)
        pair.why_not = plan.unplaced.get(pair.pk, "")
        if place is not None:
            pair.slot, pair.table = place
        elif not pair.fixed:
            pair.slot = pair.table = None
        else:
            pair.table = None
    EventPair.objects.bulk_update(pairs, ["slot", "table", "why_not"], batch_size=200)


def _say(event: MatchEvent) -> None:
    """Those who have a place learn of it; after a new plan again."""
    parties = event.parties.filter(state__in=COMING).exclude(organisation=None).select_related("organisation")
    placed = {pk for pair in event.pairs.exclude(table=None).values_list("supply", "demand") for pk in pair}
    for party in parties:
        if party.pk in placed and party.organisation is not None:
            text = _("对接活动“%(title)s”的场次已排定")
            key = f"event:scheduled:{party.pk}:{event.updated_at.timestamp():.0f}"
            say(event, users=staff_of(party.organisation), text=text, key=key, page="event-invitation-of")
