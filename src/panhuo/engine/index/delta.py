"""Changes to a generation: a small delta beside the base, rewritten at each change, and rows of the base that died."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.encode.protocol import TokenEncoder
from panhuo.engine.index import arrays
from panhuo.engine.index.encoding import encode_docs, encode_phrases, place_docs
from panhuo.engine.index.layout import WRITE_LOCK, new_delta, remove_stale_deltas
from panhuo.engine.index.state import open_state
from panhuo.engine.index.tokens import TokenWriter
from panhuo.engine.index.writer import SegmentWriter
from panhuo.engine.locks import locked
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Codes, Encoder, Matrix
    from panhuo.engine.index.manifest import Manifest
    from panhuo.engine.index.state import State
    from panhuo.engine.types import Doc


def apply_changes(
    path: Path,
    upserts: Sequence[Doc],
    deletes: Sequence[str],
    *,
    last_outbox: int,
    encoder: Encoder | None,
    vectors: VectorCache | None = None,
) -> Manifest:
    """Add or replace `upserts`, then remove `deletes`; all of it becomes visible at once.

    Applying the same changes twice changes nothing. A kill leaves the state before. Word statistics and the space stay
    those of the base until the next build. Raises `EngineError` (``index.encoder``) if the generation holds vectors of
    an encoder that is not given.
    """
    with locked(path / WRITE_LOCK):
        state = open_state(path)
        manifest = state.manifest
        generation = path / manifest.generation
        remove_stale_deltas(generation, current=manifest.delta)
        latest = {doc.id: doc for doc in upserts if doc.id not in set(deletes)}
        gone = set(latest) | set(deletes)
        folder = new_delta(generation)
        try:
            size = _write(folder, state, latest, gone, encoder=encoder, vectors=vectors)
            dead = _dead(state, gone)
            arrays.save(folder / "dead.npy", dead)
            arrays.sync_tree(folder)
            changed = manifest.changed_to(
                delta=folder.name,
                docs=len(state.segments[0]) - len(dead) + size,
                changed=size + len(dead),
                last_outbox=max(last_outbox, manifest.last_outbox),
            )
            changed.write(path)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        remove_stale_deltas(generation, current=changed.delta)
        return changed


def _dead(state: State, gone: set[str]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    base = state.segments[0]
    alive = base.alive.copy()
    for doc_id in gone:
        row = base.row(doc_id)
        if row is not None:
            alive[row] = False
    return np.flatnonzero(~alive).astype(np.uint32)


def _write(
    folder: Path,
    state: State,
    latest: dict[str, Doc],
    gone: set[str],
    *,
    encoder: Encoder | None,
    vectors: VectorCache | None,
) -> int:
    """Write the new delta: what stays of the old one, then the new documents. Returns its size."""
    base, space = state.segments[0], state.space
    with closing(SegmentWriter(folder, dim=state.manifest.dim)) as writer, ExitStack() as stack:
        tokens = TokenWriter(folder) if state.manifest.tokens else None
        if tokens is not None:
            stack.callback(tokens.abandon)
        if len(state.segments) > 1:
            old = state.segments[1]
            stay = [row for row in range(len(old)) if old.names[row] not in gone]
            writer.add(old.docs(stay))
            if old.vectors is not None:
                writer.add_vectors(old.vectors.rows(np.array(stay, dtype=np.int64)))
            if tokens is not None and old.tokens is not None:
                tokens.add([old.tokens.of(row) for row in stay])
        fresh = list(latest.values())
        texts = writer.add(fresh)
        if space is not None and fresh:
            same = _same(encoder, state)
            raw, codes = _encoded(fresh, texts, encoder=same, vectors=vectors, phrases=tokens is not None)
            if tokens is not None:
                tokens.add(codes)
            writer.add_vectors(place_docs(raw, [Side(doc.side) for doc in fresh], texts, space=space))
        if tokens is not None:
            tokens.close()
        writer.finish(mean_lengths=(base.characters.mean_length, base.pairs.mean_length) if len(base) else None)
    return writer.size


def _encoded(
    docs: Sequence[Doc], texts: Sequence[str], *, encoder: Encoder, vectors: VectorCache | None, phrases: bool
) -> tuple[Matrix, list[Codes]]:
    if phrases and isinstance(encoder, TokenEncoder):
        return encode_phrases(docs, texts, encoder=encoder, vectors=vectors)
    return encode_docs(docs, texts, encoder=encoder, vectors=vectors), []


def _same(encoder: Encoder | None, state: State) -> Encoder:
    from panhuo.engine.errors import EngineError
    from panhuo.engine.phrases import gettext_noop

    if encoder is None or encoder.name != state.manifest.encoder:
        raise EngineError(
            code="index.encoder",
            message=gettext_noop("索引使用编码器 %(wanted)s，当前可用的是 %(given)s；请重建索引。"),
            wanted=state.manifest.encoder,
            given=encoder.name if encoder else "无",
        )
    return encoder
