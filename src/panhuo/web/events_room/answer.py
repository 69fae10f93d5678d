"""The page of an invitation, whoever opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from panhuo.exchange.events.api import (
    EventParty,
    EventState,
    accept,
    agenda,
    badge_token,
    decline,
    items_in_sight,
    times,
)
from panhuo.orgs.api import DomainError
from panhuo.web.blame import blame
from panhuo.web.events_room.forms import AnswerForm

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def answer_form(request: HttpRequest, party: EventParty) -> AnswerForm:
    """The form with what was answered before."""
    slots = [(str(n), f"{n + 1}（{begin:%H:%M}）") for n, (begin, _end) in enumerate(times(party.event))]
    people = "\n".join(f"{one.name}，{one.title}".rstrip("，") for one in party.attendees.all())
    data = request.POST if request.method == "POST" and "decline" not in request.POST else None
    return AnswerForm(data, slots=slots, initial={"people": people, "away": [str(n) for n in party.away]})


def take_answer(request: HttpRequest, party: EventParty, form: AnswerForm, *, actor: User | None) -> bool:
    """Write the answer down; False: the form says what is wrong."""
    if party.event.state not in {EventState.INVITING, EventState.SCHEDULED}:
        raise DomainError(_("活动现在不能答复"), code="state")
    if "decline" in request.POST:
        decline(party, reason=request.POST.get("reason", ""), actor=actor)
        return True
    if not form.is_valid():
        return False
    try:
        accept(party, actor=actor, **form.said())
    except DomainError as error:
        blame(form, error)
        return False
    return True


def answer_context(request: HttpRequest, party: EventParty, form: AnswerForm) -> dict[str, Any]:
    """Slots, partners and topics that this reader may see, and badges' addresses."""
    slots = agenda(party.event, party=party)
    own = party.event.pairs.filter(state="proposed")
    pairs = [pair for pair in own.select_related("supply", "demand") if party.pk in {pair.supply_id, pair.demand_id}]
    items = items_in_sight(pairs, user=request.user)
    meetings = [
        (slot, pair, pair.demand if pair.supply_id == party.pk else pair.supply, items.get(pair.pk, []))
        for slot in slots
        for pair in slot.pairs
    ]
    topics = [(pair.demand if pair.supply_id == party.pk else pair.supply, items.get(pair.pk, [])) for pair in pairs]
    return {
        "party": party,
        "event": party.event,
        "form": form,
        "meetings": meetings,
        "topics": topics,
        "badges": [(one, f"/r/badge/{badge_token(one)}/") for one in party.attendees.all()],
        "open": party.event.state in {EventState.INVITING, EventState.SCHEDULED},
        "may_record": party.event.state in {EventState.SCHEDULED, EventState.HELD},
    }
