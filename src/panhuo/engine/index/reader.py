"""The index as its users see it: search, similar documents, changes."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.encode.protocol import TokenEncoder
from panhuo.engine.index.delta import apply_changes
from panhuo.engine.index.manifest import FILE
from panhuo.engine.index.state import State, open_state
from panhuo.engine.rank.mixture import rank
from panhuo.engine.rank.ranker import ranker
from panhuo.engine.text.language import speaks
from panhuo.engine.text.salient import question_text
from panhuo.engine.types import Hit, Query, Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.index.manifest import Manifest
    from panhuo.engine.rank.ranker import Ranker
    from panhuo.engine.text.terms import Keys
    from panhuo.engine.types import Doc, Filters


class Index:
    """An opened index. Safe to share between threads; notices a new manifest at the next search."""

    def __init__(self, path: Path, *, encoder: Encoder | None) -> None:
        self._path = path
        self._encoder = encoder
        self._lock = Lock()
        self._seen = self._stamp()
        self._state = open_state(path)

    @property
    def manifest(self) -> Manifest:
        """What is in force, as far as this reader has noticed."""
        return self._state.manifest

    @property
    def by_meaning(self) -> bool:
        """Whether searches compare meaning: the index holds vectors and this reader has the encoder they came from."""
        return self._encoder is not None and self.manifest.encoder == self._encoder.name

    def __len__(self) -> int:
        return self._fresh().manifest.docs

    def doc_version(self, doc_id: str) -> int | None:
        """Version of the record that the index holds, or None if it does not hold it."""
        state = self._fresh()
        row = state.locate(doc_id)
        return None if row is None else state.version(row)

    def document_counts(self, terms: Keys) -> tuple[int, NDArray[np.int64]]:
        """How many documents there are, and how many hold each of the terms (pairs of characters or runs)."""
        return self._fresh().document_counts(terms)

    def search(self, query: Query) -> list[Hit]:
        """The best documents for the query, best first. Filters are hard. An empty text finds nothing."""
        state = self._fresh()
        text = question_text(query.text, side=query.side)
        if not text or query.limit <= 0:
            return []
        vector, said = self._meaning(state, text, query.side)
        mask = state.mask(query.filters, query.exclude)
        reader = None
        if query.side is Side.NEED:
            reader = ranker(text, state, by_meaning=vector is not None, said=said)
        return _hits(state, text, vector, mask=mask, limit=query.limit, reader=reader)

    def similar(self, doc_id: str, *, filters: Filters | None = None, limit: int = 20) -> list[Hit]:
        """Documents like one that the index holds, without itself; none if it does not hold it."""
        state = self._fresh()
        row = state.locate(doc_id)
        if row is None or limit <= 0:
            return []
        vector = None
        if state.space is not None:
            vector = state.vectors_of(np.array([row], dtype=np.int64))[0]
        mask = state.mask(filters or {}, frozenset([doc_id]))
        return _hits(state, question_text(state.text(row), side=Side.PATENT), vector, mask=mask, limit=limit)

    def apply(
        self,
        upserts: Sequence[Doc],
        deletes: Sequence[str],
        *,
        last_outbox: int,
        vectors: VectorCache | None = None,
    ) -> None:
        """Add or replace documents and remove others, at once and for all readers (see `apply_changes`)."""
        apply_changes(self._path, upserts, deletes, last_outbox=last_outbox, encoder=self._encoder, vectors=vectors)
        self.refresh()

    def refresh(self) -> None:
        """Read the manifest now. Searches do so by themselves when its file has changed."""
        with self._lock:
            self._seen = self._stamp()
            self._state = open_state(self._path)

    def _fresh(self) -> State:
        if self._stamp() != self._seen:
            self.refresh()
        return self._state

    def _stamp(self) -> tuple[int, int]:
        try:
            stat = (self._path / FILE).stat()
        except FileNotFoundError:
            return (0, 0)
        return (stat.st_mtime_ns, stat.st_ino)

    def _meaning(self, state: State, text: str, side: Side) -> tuple[Matrix | None, Matrix | None]:
        """The question's vector in the index's space, and its token vectors if the index keeps such."""
        encoder = self._encoder
        if encoder is None or state.space is None or state.manifest.encoder != encoder.name or not speaks(text):
            return None, None
        said = None
        if side is Side.NEED and state.manifest.tokens and isinstance(encoder, TokenEncoder):
            vector, said = encoder.encode_need(text)
            raw = vector[np.newaxis]
        else:
            raw = encoder.encode([text], side=side)
        placed: Matrix = state.space.place(raw, [text], side=side)[0]
        return placed, said


def open_index(path: Path, *, encoder: Encoder | None) -> Index:
    """Open the index under `path`. Without the encoder that it was built with, it searches by words only.

    Raises `EngineError`: ``index.missing``, ``index.schema``.
    """
    return Index(path, encoder=encoder)


def _hits(
    state: State,
    text: str,
    vector: Matrix | None,
    *,
    mask: NDArray[np.bool_],
    limit: int,
    reader: Ranker | None = None,
) -> list[Hit]:
    found = rank(text, vector, state, mask=mask, limit=limit, reader=reader)
    return [
        Hit(id=state.name(row), rank=place, score=sum(parts.values()), parts=parts)
        for place, (row, parts) in enumerate(found, start=1)
    ]
