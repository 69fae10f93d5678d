"""Following writes: outbox rows into the delta of both indexes."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from panhuo.engine.api import Searchable
from panhuo.engine.locks import locked
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.opened import opened
from panhuo.matching.index.outbox import apply_batch, consume, waiting


def writer_lock() -> Path:
    """The lock file under which anything in the index folder is written, by one process at a time."""
    return Path(settings.INDEX_DIR) / "writer.lock"


def follow_writes() -> int:
    """Take all waiting rows into both indexes; gives how many.

    Does nothing where an index is missing or holds vectors of another encoder than ours: that one is built anew, and
    the rows wait for it.
    """
    taken = 0
    while True:
        with locked(writer_lock()):
            indexes = writable_indexes()
            batch = waiting()
            if not batch.rows or indexes is None:
                return taken
            for name, index in indexes.items():
                apply_batch(batch, index, name=name)
            consume(batch)
        taken += len(batch.rows)


def writable_indexes(*, but: tuple[IndexName, ...] = ()) -> dict[IndexName, Searchable] | None:
    """The indexes (`but` these) if every one of them can take changes, else None."""
    found: dict[IndexName, Searchable] = {}
    for name in IndexName:
        if name in but:
            continue
        index = opened(name)
        if index is None or not (index.by_meaning or index.manifest.encoder is None):
            return None
        found[name] = index
    return found
