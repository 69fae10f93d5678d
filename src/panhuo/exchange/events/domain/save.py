"""Proposing an event and changing its frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.chains.api import Chain
from panhuo.exchange.events.domain.tell import say, staff_of, tell
from panhuo.exchange.events.enums import EventState, PartyState
from panhuo.exchange.events.may import may_edit_event, may_propose_for
from panhuo.exchange.events.models import MatchEvent
from panhuo.exchange.events.transitions import TOLD
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation

if TYPE_CHECKING:
    from panhuo.orgs.models import User

FIELDS: Final = (
    "title", "kind", "visibility", "campaign", "chain", "approver", "purpose", "place", "starts_at", "minutes",
    "pause", "slots", "tables", "capacity",
)  # fmt: skip


@transaction.atomic
def propose_event(organisation: Organisation, *, values: Mapping[str, Any], actor: User) -> MatchEvent:
    """A draft; `values` holds any of FIELDS.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: a value that cannot be; `field` names it.
    """
    if not may_propose_for(actor, organisation):
        raise NotAllowed
    event = MatchEvent(organisation=organisation, created_by=actor)
    _fill(event, values, actor=actor)
    event.save()
    tell(event, verb="created", actor=actor)
    return event


@transaction.atomic
def edit_event(event: MatchEvent, *, values: Mapping[str, Any], actor: User) -> None:
    """Change the frame. Other slots or tables undo a schedule; who takes part is told of another time or place.

    Raises as `propose_event`.
    """
    locked = MatchEvent.objects.select_for_update().get(pk=event.pk)
    if not may_edit_event(actor, locked):
        raise NotAllowed
    changed = [name for name, value in values.items() if name in FIELDS and getattr(locked, name) != value]
    _fill(locked, values, actor=actor)
    locked.save()
    tell(locked, verb="changed", actor=actor, names=changed)
    if locked.state == EventState.SCHEDULED and {"slots", "tables"} & set(changed):
        _undo_schedule(locked)
    if locked.state in TOLD and {"starts_at", "place", "minutes", "pause"} & set(changed):
        _tell_parties(locked)
    event.refresh_from_db()


def _undo_schedule(event: MatchEvent) -> None:
    event.pairs.update(table=None)
    event.pairs.filter(fixed=False).update(slot=None)
    event.state, event.proved = EventState.INVITING, None
    event.save(update_fields=["state", "proved"])


def _tell_parties(event: MatchEvent) -> None:
    coming = event.parties.filter(state__in=(PartyState.INVITED, PartyState.ACCEPTED)).exclude(organisation=None)
    for party in coming.select_related("organisation"):
        if party.organisation is not None:
            text = _("对接活动“%(title)s”的时间或地点有变")
            key = f"event:moved:{party.pk}:{event.updated_at.timestamp():.0f}"
            say(event, users=staff_of(party.organisation), text=text, key=key, page="event-invitation-of")


def _fill(event: MatchEvent, values: Mapping[str, Any], *, actor: User) -> None:
    for name, value in values.items():
        if name in FIELDS:
            setattr(event, name, value.strip() if isinstance(value, str) else value)
    if event.chain is not None and not Chain.objects.visible_to(actor).filter(pk=event.chain.pk).exists():
        raise InvalidInput(_("没有这条产业链"), field="chain", code="chain")
    try:
        event.clean_fields(exclude=["state", "created_by", "organisation"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(messages[0], field=field, code="value") from error
