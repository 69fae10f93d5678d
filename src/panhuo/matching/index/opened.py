"""Indexes that this process has open, and the encoder that they are asked with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from django.conf import settings

from panhuo.endpoint.api import Endpoint
from panhuo.engine.api import (
    ENDPOINT,
    Encoder,
    EndpointEncoder,
    EngineError,
    Searchable,
    VectorCache,
    load_encoder,
)
from panhuo.matching.index.backend import open_one
from panhuo.matching.index.names import IndexName
from panhuo.orgs.api import model_endpoint

_OPEN: Final[dict[tuple[str, str | None], Searchable]] = {}
_LOCK: Final = Lock()


def current_encoder() -> Encoder | None:
    """The encoder that the settings ask for; None: words only. ``endpoint``: that of the administrator's endpoint."""
    if settings.ENCODER == ENDPOINT:
        endpoint = model_endpoint()
        return _endpoint_encoder(endpoint) if endpoint is not None and endpoint.embedding_model else None
    return load_encoder(settings.ENCODER)


@lru_cache(maxsize=1)
def _endpoint_encoder(endpoint: Endpoint) -> EndpointEncoder:
    return EndpointEncoder(endpoint)


def vector_cache() -> VectorCache:
    """Vectors of this installation, by content: building anew encodes nothing twice."""
    return VectorCache(Path(settings.DATA_DIR) / "vectors.sqlite3")


def opened(name: IndexName) -> Searchable | None:
    """The index as it is now, or None where there is none to read. Safe to call from several threads."""
    encoder = current_encoder()
    key = (f"{settings.INDEX_URL}{name.path}", encoder.name if encoder else None)
    with _LOCK:
        index = _OPEN.get(key)
        try:
            if index is None:
                index = _OPEN[key] = open_one(name, encoder=encoder)
            len(index)  # reads the manifest if another process has put a new one in force
        except EngineError:
            _OPEN.pop(key, None)
            return None
    return index
