"""Telling the index of a write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from panhuo.orgs.models import OutboxEntry

BATCH = 1000
_LISTENERS: Final[list[Callable[[], object]]] = []


def when_outbox_grows(listener: Callable[[], object]) -> None:
    """Call `listener` after rows were written, still inside the writer's transaction (registered once, at start)."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def write_outbox(object_type: str, object_id: int, *, version: int, gone: bool = False) -> OutboxEntry:
    """Leave a row for the indexer; call it inside the transaction of the write itself."""
    entry = OutboxEntry.objects.create(object_type=object_type, object_id=object_id, version=version, gone=gone)
    _tell()
    return entry


def write_outbox_many(object_type: str, rows: Iterable[tuple[int, int]], *, gone: bool = False) -> None:
    """The same for many: pairs of object id and version."""
    entries = [
        OutboxEntry(object_type=object_type, object_id=object_id, version=version, gone=gone)
        for object_id, version in rows
    ]
    OutboxEntry.objects.bulk_create(entries, batch_size=BATCH)
    if entries:
        _tell()


def _tell() -> None:
    for listener in _LISTENERS:
        listener()
