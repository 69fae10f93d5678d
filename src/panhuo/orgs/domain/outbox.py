"""Telling the index of a write."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.orgs.models import OutboxEntry

BATCH = 1000


def write_outbox(object_type: str, object_id: int, *, version: int, gone: bool = False) -> OutboxEntry:
    """Leave a row for the indexer; call it inside the transaction of the write itself."""
    return OutboxEntry.objects.create(object_type=object_type, object_id=object_id, version=version, gone=gone)


def write_outbox_many(object_type: str, rows: Iterable[tuple[int, int]], *, gone: bool = False) -> None:
    """The same for many: pairs of object id and version."""
    entries = [
        OutboxEntry(object_type=object_type, object_id=object_id, version=version, gone=gone)
        for object_id, version in rows
    ]
    OutboxEntry.objects.bulk_create(entries, batch_size=BATCH)
