"""Where indexes lie: on this machine's disk, or in Milvus where ``PANHUO_INDEX_URL`` names a server."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings

from panhuo.engine.api import (
    Encoder,
    Manifest,
    Progress,
    Searchable,
    VectorCache,
    build_index,
    open_index,
    read_manifest,
)
from panhuo.engine.milvus.build import build_milvus, open_milvus
from panhuo.engine.milvus.client import connect
from panhuo.engine.milvus.meta import Meta
from panhuo.matching.index.documents import Documents
from panhuo.matching.index.names import IndexName


def collection(name: IndexName) -> str:
    """What the index is called in Milvus."""
    return f"panhuo_{name.value}"


def open_one(name: IndexName, *, encoder: Encoder | None) -> Searchable:
    """Open an index. Raises `EngineError` as `open_index` and `connect` do."""
    if settings.INDEX_URL:
        return open_milvus(_client(settings.INDEX_URL, settings.INDEX_TOKEN), collection(name), encoder=encoder)
    return open_index(name.path, encoder=encoder)


def manifest_in_force(name: IndexName) -> Manifest:
    """The manifest in force. Raises `EngineError`: ``index.missing``, ``index.schema``."""
    if settings.INDEX_URL:
        return Meta(_client(settings.INDEX_URL, settings.INDEX_TOKEN), collection(name)).manifest()
    return read_manifest(name.path)


def build_one(
    name: IndexName, *, encoder: Encoder | None, vectors: VectorCache | None, last_outbox: int, progress: Progress
) -> None:
    """Build an index anew from the records and put it in force."""
    docs = Documents(name)
    if settings.INDEX_URL:
        client = _client(settings.INDEX_URL, settings.INDEX_TOKEN)
        build_milvus(
            client,
            collection(name),
            docs,
            encoder=encoder,
            vectors=vectors,
            last_outbox=last_outbox,
            progress=progress,
        )
        return
    build_index(name.path, docs, encoder=encoder, vectors=vectors, last_outbox=last_outbox, progress=progress)


@lru_cache(maxsize=2)
def _client(url: str, token: str) -> Any:
    return connect(url, token=token)
