"""Reading outbox rows and taking them into both indexes.

A row is done when it is deleted, not when its number was passed: with PostgreSQL a row with a lower number may
become visible after one with a higher number. Doing a row twice changes nothing, so a kill between the indexes and
the deletion costs only time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from panhuo.engine.api import Searchable
from panhuo.matching.index.documents import documents_of
from panhuo.matching.index.names import INDEX_OF, IndexName
from panhuo.matching.index.opened import vector_cache
from panhuo.matching.index.state import set_consumed
from panhuo.orgs.api import OutboxEntry

BATCH: Final = 2_000
"""Rows taken at once."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that stood in the outbox at one moment."""

    rows: tuple[int, ...]
    objects: dict[str, tuple[int, ...]]

    @property
    def last(self) -> int:
        return max(self.rows, default=0)


def waiting(*, limit: int | None = BATCH) -> Batch:
    """The oldest rows of the kinds that indexes hold, each object once."""
    rows = OutboxEntry.objects.filter(object_type__in=INDEX_OF).order_by("pk")
    taken = list(rows.values_list("pk", "object_type", "object_id")[:limit])
    objects: dict[str, dict[int, None]] = defaultdict(dict)
    for _pk, object_type, object_id in taken:
        objects[object_type][object_id] = None
    return Batch(
        rows=tuple(pk for pk, _type, _id in taken),
        objects={object_type: tuple(ids) for object_type, ids in objects.items()},
    )


def apply_batch(batch: Batch, index: Searchable, *, name: IndexName) -> None:
    """Bring the documents of these rows to what the records say now."""
    upserts, deletes = [], []
    for object_type, ids in batch.objects.items():
        if INDEX_OF[object_type] is name:
            docs, gone = documents_of(object_type, ids)
            upserts += docs
            deletes += gone
    last = max(batch.last, index.manifest.last_outbox)
    index.apply(upserts, deletes, last_outbox=last, vectors=vector_cache() if index.by_meaning else None)


@transaction.atomic
def consume(batch: Batch) -> None:
    """Forget rows that both indexes hold. Rows of kinds that no index holds go too."""
    for start in range(0, len(batch.rows), BATCH // 4):
        OutboxEntry.objects.filter(pk__in=batch.rows[start : start + BATCH // 4]).delete()
    OutboxEntry.objects.filter(pk__lte=batch.last).exclude(object_type__in=INDEX_OF).delete()
    set_consumed(batch.last)
