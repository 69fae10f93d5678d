"""Bringing the indexes to the records: by following writes, or anew where that is not enough."""

from __future__ import annotations

from typing import Final

from panhuo.engine.api import Encoder
from panhuo.matching.index.build import build_now
from panhuo.matching.index.documents import Documents
from panhuo.matching.index.follow import follow_writes
from panhuo.matching.index.meter import Meter, Report
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.opened import current_encoder, vector_cache
from panhuo.matching.index.state import manifest_of, rebuild_reason
from panhuo.matching.index.warm import warm_vectors

AT_ONCE: Final = 500
"""Up to so many documents are encoded before the first answer; with more, an index of words answers until then."""


def sync_index(*, progress: Report | None = None) -> None:
    """Bring both indexes up to the records. Safe to call at any time, from several processes, and after a kill.

    An index is built anew where there is none, its schema or encoder is another, too much of it has changed, or it
    does not belong to these records. Until that is done the old one answers. `progress` gets (done, total) documents
    and may raise to stop; what was encoded by then is kept.
    """
    encoder = current_encoder()
    wanted = encoder.name if encoder else None
    _rebuild([name for name in IndexName if rebuild_reason(name, encoder=wanted)], encoder=encoder, progress=progress)
    follow_writes()


def rebuild_index(*, progress: Report | None = None) -> None:
    """Build both indexes anew, whatever they are. Vectors are taken from the cache where texts did not change."""
    _rebuild(list(IndexName), encoder=current_encoder(), progress=progress)
    follow_writes()


def _rebuild(names: list[IndexName], *, encoder: Encoder | None, progress: Report | None) -> None:
    if not names:
        return
    sizes = {name: len(Documents(name)) for name in names}
    meter = Meter(progress)
    silent = {name: Meter(None).step(0) for name in names}
    if encoder is not None:
        meter.expect(sum(sizes.values()))
        missing = [name for name in names if manifest_of(name) is None and sizes[name] > AT_ONCE]
        if missing:
            build_now(missing, encoder=None, vectors=None, progress=silent)
    meter.expect(sum(sizes.values()))
    vectors = vector_cache() if encoder is not None else None
    if encoder is not None and vectors is not None:
        for name in names:
            warm_vectors(name, encoder=encoder, vectors=vectors, progress=meter.step(sizes[name]))
    steps = {name: meter.step(sizes[name]) for name in names}
    build_now(names, encoder=encoder, vectors=vectors, progress=steps)
