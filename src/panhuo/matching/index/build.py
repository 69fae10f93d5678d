"""Building an index anew: a whole generation, put in force at once."""

from __future__ import annotations

from panhuo.engine.api import Encoder, VectorCache
from panhuo.engine.locks import locked
from panhuo.matching.index.backend import build_one
from panhuo.matching.index.follow import writable_indexes, writer_lock
from panhuo.matching.index.meter import Report
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.outbox import apply_batch, consume, waiting
from panhuo.matching.index.state import highest_outbox


def build_now(
    names: list[IndexName], *, encoder: Encoder | None, vectors: VectorCache | None, progress: dict[IndexName, Report]
) -> None:
    """Build these indexes under the writer's lock.

    Rows that wait beforehand are in what is read then, so they count as done: the indexes that are not built anew
    take them as changes, and then they are forgotten. Rows written meanwhile stay for `follow_writes`.
    """
    with locked(writer_lock()):
        before = waiting(limit=None)
        last = highest_outbox()
        for name in names:
            build_one(name, encoder=encoder, vectors=vectors, last_outbox=last, progress=progress[name])
        others = writable_indexes(but=tuple(names))
        if others is None:
            return
        for name, index in others.items():
            apply_batch(before, index, name=name)
        consume(before)
