"""Proposing an event and changing its frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.chains.api import Chain
from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.may import may_edit_event, may_propose_for
from panhuo.exchange.events.models import MatchEvent
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
    """Change the frame, before there is a schedule. Raises as `propose_event`."""
    locked = MatchEvent.objects.select_for_update().get(pk=event.pk)
    if not may_edit_event(actor, locked):
        raise NotAllowed
    changed = [name for name, value in values.items() if name in FIELDS and getattr(locked, name) != value]
    _fill(locked, values, actor=actor)
    locked.save()
    tell(locked, verb="changed", actor=actor, names=changed)
    event.refresh_from_db()


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
