"""The story of entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from panhuo.orgs.api import Event

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.inventory.models import Entry

OBJECT_TYPE: Final = "inventory_entry"


def log_entries(
    told: Iterable[tuple[Entry, Mapping[str, Any]]], *, verb: str, actor: User | None, batch: int = 1000
) -> None:
    """One event for each entry, in the transaction of the change."""
    Event.objects.bulk_create(
        [
            Event(
                object_type=OBJECT_TYPE,
                object_id=entry.pk,
                verb=verb,
                actor=actor,
                organisation_id=entry.organisation_id,
                data=dict(data),
            )
            for entry, data in told
        ],
        batch_size=batch,
    )


def plain(value: Any) -> Any:
    """A field's value as JSON."""
    return value.isoformat() if hasattr(value, "isoformat") else value
