"""Where indexes and records stand to each other."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Max
from django.utils import timezone

from panhuo.engine.api import EngineError, Manifest
from panhuo.matching.index.backend import manifest_in_force
from panhuo.matching.index.names import INDEX_OF, IndexName
from panhuo.matching.models import IndexState
from panhuo.orgs.api import OutboxEntry

ROW = 1
LARGEST_DELTA = 5_000
"""Changed documents from which building anew is cheaper than carrying the delta along in every search."""

LARGEST_SHARE = 0.2
"""The same as a share of all documents, for small indexes…"""

SMALLEST_DELTA = 200
"""…but not for a handful of changes."""


class Rebuild(StrEnum):
    """Why an index has to be built anew."""

    MISSING = "missing"
    SCHEMA = "schema"
    ENCODER = "encoder"
    DELTA = "delta"
    APART = "apart"
    """Index and records were brought back from different days."""


def manifest_of(name: IndexName) -> Manifest | None:
    """The manifest in force; None where there is no index that this version can read."""
    try:
        return manifest_in_force(name)
    except EngineError:
        return None


def consumed() -> int:
    """The highest outbox row that was taken into the indexes and deleted."""
    state = IndexState.objects.filter(pk=ROW).first()
    return state.consumed if state else 0


def set_consumed(last: int) -> None:
    """Remember it; never goes back."""
    IndexState.objects.update_or_create(
        pk=ROW, defaults={"consumed": max(last, consumed()), "synced_at": timezone.now()}
    )


def highest_outbox() -> int:
    """The highest outbox row that this database has ever shown us."""
    waiting: int | None = OutboxEntry.objects.aggregate(last=Max("pk"))["last"]
    return max(waiting or 0, consumed())


def rows_waiting() -> int:
    """Writes that the indexes have not heard of."""
    return OutboxEntry.objects.filter(object_type__in=INDEX_OF).count()


def records_waiting(name: IndexName) -> int:
    """Records of this index with unread writes, each once."""
    types = [object_type for object_type, index in INDEX_OF.items() if index is name]
    rows = OutboxEntry.objects.filter(object_type__in=types).order_by()
    return rows.values("object_type", "object_id").distinct().count()


def rebuild_reason(name: IndexName, *, encoder: str | None) -> Rebuild | None:
    """Why the index must be built anew with the encoder of this name (None: words only), if it must."""
    try:
        manifest = manifest_in_force(name)
    except EngineError as error:
        return Rebuild.MISSING if error.code == "index.missing" else Rebuild.SCHEMA
    if manifest.encoder != encoder:
        return Rebuild.ENCODER
    if not consumed() <= manifest.last_outbox <= highest_outbox():
        return Rebuild.APART
    most = min(LARGEST_DELTA, max(SMALLEST_DELTA, LARGEST_SHARE * manifest.docs))
    return Rebuild.DELTA if manifest.changed + records_waiting(name) > most else None
