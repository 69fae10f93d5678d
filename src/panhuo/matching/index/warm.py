"""Encoding ahead of building anew, outside the lock, while the old generation answers and follows writes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import Final

from panhuo.engine.api import Doc, Encoder, Side, VectorCache
from panhuo.engine.index.tokens import keeps_tokens
from panhuo.engine.text.join import joined
from panhuo.matching.index.documents import Documents
from panhuo.matching.index.follow import follow_writes
from panhuo.matching.index.meter import Report
from panhuo.matching.index.names import IndexName

CHUNK: Final = 128
FOLLOW_EVERY: Final = 10.0
"""Seconds between two looks at the outbox while encoding goes on."""


def warm_vectors(name: IndexName, *, encoder: Encoder, vectors: VectorCache, progress: Report) -> None:
    """Encode what is not in the cache yet. Killed and called again, it goes on where it was."""
    documents = Documents(name)
    looked = time.monotonic()
    done = 0
    total = len(documents)
    for docs in _chunks(iter(documents)):
        texts = [joined(doc) for doc in docs]
        if name.side is Side.PATENT and keeps_tokens(encoder, total):
            vectors.encode_patents(texts, encoder=encoder)
        else:
            vectors.encode(texts, encoder=encoder, side=name.side)
        done += len(docs)
        progress(done, max(done, len(documents)))
        if time.monotonic() - looked > FOLLOW_EVERY:
            follow_writes()
            looked = time.monotonic()


def _chunks(docs: Iterator[Doc]) -> Iterator[list[Doc]]:
    while chunk := list(islice(docs, CHUNK)):
        yield chunk
