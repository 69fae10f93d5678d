"""Builds a generation and puts it in force."""

from __future__ import annotations

import shutil
from collections.abc import Sized
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index import arrays
from panhuo.engine.index.layout import BUILD_LOCK, WRITE_LOCK, new_generation, remove_stale
from panhuo.engine.index.manifest import Manifest
from panhuo.engine.index.meaning import MeaningBuilder
from panhuo.engine.index.portions import Portions
from panhuo.engine.index.tokens import keeps_tokens
from panhuo.engine.index.writer import SegmentWriter
from panhuo.engine.locks import locked
from panhuo.engine.text.join import joined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder
    from panhuo.engine.types import Doc, Progress

PORTION: Final = 4096
"""Documents taken at a time."""


def build_index(
    path: Path,
    docs: Iterable[Doc],
    *,
    encoder: Encoder | None,
    vectors: VectorCache | None = None,
    last_outbox: int = 0,
    progress: Progress | None = None,
) -> Manifest:
    """Build a new generation from `docs` under `path` and put it in force; return its manifest.

    One build runs at a time, others wait. Until the end the old generation serves; a kill leaves it in force, and the
    next build of the same documents goes on from the portions that were done. Of documents with the same id the last
    counts. `progress` gets (documents done, total), with total 0 where `docs` does not know its length. Changes applied
    meanwhile stay in the old generation: apply those after `last_outbox` again.
    """
    path.mkdir(parents=True, exist_ok=True)
    with locked(path / BUILD_LOCK):
        with locked(path / WRITE_LOCK):
            remove_stale(path)
            work = new_generation(path)
        try:
            portions = Portions(path, encoder=encoder.name if encoder else None)
            alive = _write(work, docs, portions, encoder=encoder, vectors=vectors, progress=progress)
            arrays.sync_tree(work)
            manifest = Manifest(
                generation=work.name,
                docs=alive,
                last_outbox=last_outbox,
                created=datetime.now(UTC).isoformat(timespec="seconds"),
                encoder=encoder.name if encoder else None,
                dim=encoder.dim if encoder else 0,
                tokens=encoder.token_dim if keeps_tokens(encoder, _known(docs)) else 0,
            )
            with locked(path / WRITE_LOCK):
                manifest.write(path)
                portions.clear()
                remove_stale(path)
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            raise
    return manifest


def _write(
    work: Path,
    docs: Iterable[Doc],
    portions: Portions,
    *,
    encoder: Encoder | None,
    vectors: VectorCache | None,
    progress: Progress | None,
) -> int:
    """Write the base segment; return how many documents live in it."""
    with ExitStack() as stack:
        writer = SegmentWriter(work / "base", dim=encoder.dim if encoder else 0)
        stack.callback(writer.close)
        meaning = MeaningBuilder(work, encoder, phrases=keeps_tokens(encoder, _known(docs))) if encoder else None
        if meaning is not None:
            stack.callback(meaning.abandon)
        _fill(writer, meaning, docs, portions, vectors=vectors, progress=progress)
        dead = writer.repeated()
        writer.finish()
    arrays.save(work / "dead.npy", np.array(dead, dtype=np.uint32))
    return writer.size - len(dead)


def _known(docs: Iterable[Doc]) -> int:
    """How many documents there are, 0 if `docs` does not tell."""
    return len(docs) if isinstance(docs, Sized) else 0


def _fill(
    writer: SegmentWriter,
    meaning: MeaningBuilder | None,
    docs: Iterable[Doc],
    portions: Portions,
    *,
    vectors: VectorCache | None,
    progress: Progress | None,
) -> None:
    total = _known(docs)
    stream = iter(docs)
    while portion := list(islice(stream, PORTION)):
        kept = portions.of(portion, [joined(doc) for doc in portion])
        texts = writer.add(portion, kept=kept)
        if meaning is not None:
            meaning.add(portion, texts, vectors=vectors, progress=progress, total=total, kept=kept)
        if progress is not None:
            progress(writer.size, total)
    if meaning is not None:
        meaning.finish(writer)
