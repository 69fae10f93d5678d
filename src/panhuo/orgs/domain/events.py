"""Telling and reading the story of an object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from panhuo.orgs.models import Event

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User
    from panhuo.orgs.queries.append_only import EventQuerySet


def log_event(
    *,
    object_type: str,
    object_id: int,
    verb: str,
    actor: User | None = None,
    organisation: Organisation | None = None,
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Write one event; call it in the transaction of the change that it tells of. `actor` None: the system."""
    return Event.objects.create(
        object_type=object_type,
        object_id=object_id,
        verb=verb,
        actor=actor,
        organisation=organisation,
        data=dict(data or {}),
    )


def events_of(object_type: str, object_id: int) -> EventQuerySet:
    """The whole story of one object, oldest first. The caller checks that the user may see the object."""
    rows = Event.objects.filter(object_type=object_type, object_id=object_id)
    return rows.select_related("actor", "organisation")
