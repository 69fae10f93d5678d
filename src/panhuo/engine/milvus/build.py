"""Builds a generation in Milvus and puts it in force."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from panhuo.engine.errors import EngineError
from panhuo.engine.index.encoding import encode_docs
from panhuo.engine.index.manifest import Manifest
from panhuo.engine.milvus.index import AT_ONCE, MilvusIndex, rows_of
from panhuo.engine.milvus.meta import Meta
from panhuo.engine.milvus.schema import indexes, schema
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space, centred
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder
    from panhuo.engine.types import Doc, Progress


class Readable(Protocol):
    """Documents that know how many they are and can be read again."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Doc]: ...


def build_milvus(
    client: Any,
    name: str,
    docs: Readable,
    *,
    encoder: Encoder | None,
    vectors: VectorCache | None = None,
    last_outbox: int = 0,
    progress: Progress | None = None,
) -> Manifest:
    """Build a new generation of the index `name` and put it in force.

    Until the end the old one answers; collections of killed builds are removed first. Documents are read twice, once
    for the space and once to write them: give `vectors`, so that they are encoded once.
    Let one process build at a time.
    """
    meta = Meta(client, name)
    meta.create()
    try:
        last = meta.manifest().generation
    except EngineError:
        last = "g0"
    remove_others(client, name, keep=last)
    generation = f"g{int(last[1:]) + 1}"
    space = _space(docs, encoder, vectors) if encoder else None
    collection = f"{name}_{generation}"
    dim = encoder.dim if encoder else 0
    client.create_collection(
        collection, schema=schema(client, dim=dim), index_params=indexes(client, dim=dim), consistency_level="Strong"
    )
    done, latest, stream = 0, {doc.id: at for at, doc in enumerate(docs)}, iter(enumerate(docs))
    while own := list(islice(stream, AT_ONCE)):
        kept = [doc for at, doc in own if latest[doc.id] == at]
        if kept:
            client.insert(collection, rows_of(kept, encoder=encoder, space=space, vectors=vectors))
        done += len(own)
        if progress is not None:
            progress(done, len(docs))
    client.flush(collection)
    client.load_collection(collection)
    if space is not None:
        meta.put_space(space, generation)
    manifest = Manifest(
        generation=generation,
        docs=len(latest),
        last_outbox=last_outbox,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        encoder=encoder.name if encoder else None,
        dim=dim,
    )
    meta.put_manifest(manifest)
    remove_others(client, name, keep=generation)
    return manifest


def open_milvus(client: Any, name: str, *, encoder: Encoder | None) -> MilvusIndex:
    """Open the index. Raises `EngineError`: ``index.missing``, ``index.schema``."""
    return MilvusIndex(client, name, encoder=encoder)


def remove_others(client: Any, name: str, *, keep: str) -> None:
    """Drop collections of other generations."""
    for collection in client.list_collections():
        head, _, generation = collection.rpartition("_")
        if head == name and generation != keep and generation.startswith("g"):
            client.drop_collection(collection)


def _space(docs: Iterable[Doc], encoder: Encoder, vectors: VectorCache | None) -> Space:
    prior, moments, spread = prior_of(encoder.name, encoder.dim), Moments(encoder.dim), Moments(encoder.dim)
    kept, stream = [], iter(docs)
    while own := list(islice(stream, AT_ONCE)):
        texts = [f"{doc.title}。{doc.text}" if doc.title and doc.text else doc.title or doc.text for doc in own]
        raw = encode_docs(own, texts, encoder=encoder, vectors=vectors)
        for side in Side:
            rows = [row for row, doc in enumerate(own) if doc.side is side]
            if rows:
                middle = centred(raw[rows], [texts[row] for row in rows], side=side, prior=prior)
                moments.add(middle)
                kept.append(middle[:: max(1, len(middle) // 50)])
    space = Space.of(moments, prior=prior)
    for middle in kept:
        spread.add(space.whiten(middle))
    return space.with_spread(spread)
