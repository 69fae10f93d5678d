"""An index in Milvus, asked and changed as the one on disk is.

Recall and filters are Milvus's; the order is reciprocal rank fusion over words and meaning, because the ranking of the
index on disk standardises over all documents, which no distributed index gives. Of ranking.md's fusions this is the one
that came closest (recall@10 0.800, MRR@10 0.603 on the written needs, against 0.808 and 0.618).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.index.encoding import encode_docs, place_docs
from panhuo.engine.milvus.meta import Meta
from panhuo.engine.milvus.schema import MEANING, WORDS, expression, row_of, tokens
from panhuo.engine.text.language import speaks
from panhuo.engine.text.salient import question_text
from panhuo.engine.types import Hit, Query, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.index.manifest import Manifest
    from panhuo.engine.text.terms import Keys
    from panhuo.engine.types import Doc, Filters

RANK_CONSTANT: Final = 30
MEANING_WEIGHT: Final = 1.5
"""Of meaning beside words; ranking.md's fusion was of three for meaning beside two for characters and one for pairs."""

CANDIDATES: Final = 200
AT_ONCE: Final = 500


class MilvusIndex:
    """The same questions and changes as `Index`. Safe to share between threads as far as the client is."""

    def __init__(self, client: Any, name: str, *, encoder: Encoder | None) -> None:
        self._client, self._name, self._encoder = client, name, encoder
        self._meta = Meta(client, name)
        self.refresh()

    @property
    def manifest(self) -> Manifest:
        """What was in force when this reader last looked."""
        return self._manifest

    @property
    def by_meaning(self) -> bool:
        """Whether searches compare meaning."""
        return self._encoder is not None and self._manifest.encoder == self._encoder.name

    def __len__(self) -> int:
        rows = self._client.query(self._collection, filter="", output_fields=["count(*)"])
        return int(rows[0]["count(*)"])

    def refresh(self) -> None:
        """Read the manifest now. Searches do so by themselves."""
        manifest = self._meta.manifest()
        if getattr(self, "_manifest", None) != manifest:
            self._manifest = manifest
            self._space = self._meta.space(manifest) if manifest.encoder else None

    def doc_version(self, doc_id: str) -> int | None:
        """Version of the record that the index holds, or None if it does not hold it."""
        row = self._row(doc_id, "version")
        return None if row is None else int(row["version"])

    def document_counts(self, terms: Keys) -> tuple[int, NDArray[np.int64]]:
        """How many documents there are; Milvus does not tell how many hold a term, so none is called frequent."""
        return len(self), np.zeros(len(terms), dtype=np.int64)

    def search(self, query: Query) -> list[Hit]:
        """The best documents for the query, best first. Filters are hard. An empty text finds nothing."""
        self.refresh()
        text = question_text(query.text, side=query.side)
        if not text or query.limit <= 0:
            return []
        vector = None
        if self.by_meaning and self._encoder is not None and self._space is not None and speaks(text):
            raw = self._encoder.encode([text], side=query.side)
            vector = self._space.place(raw, [text], side=query.side)[0]
        return self._ranked(text, vector, query.filters, query.exclude, query.limit)

    def similar(self, doc_id: str, *, filters: Filters | None = None, limit: int = 20) -> list[Hit]:
        """Documents like one that the index holds, without itself."""
        self.refresh()
        fields = ["text", MEANING] if self._manifest.dim else ["text"]
        row = self._row(doc_id, *fields)
        if row is None or limit <= 0:
            return []
        vector = np.array(row[MEANING], dtype=np.float32) if self._manifest.dim else None
        text = question_text(row["text"], side=Side.PATENT)
        return self._ranked(text, vector, filters or {}, frozenset([doc_id]), limit)

    def apply(
        self,
        upserts: Sequence[Doc],
        deletes: Sequence[str],
        *,
        last_outbox: int,
        vectors: VectorCache | None = None,
    ) -> None:
        """Add or replace documents and remove others. A kill in between leaves what was not done to be done again."""
        self.refresh()
        gone = set(deletes)
        latest = [doc for doc in {doc.id: doc for doc in upserts}.values() if doc.id not in gone]
        for first in range(0, len(latest), AT_ONCE):
            own = latest[first : first + AT_ONCE]
            self._client.upsert(self._collection, self._rows(own, vectors))
        if gone:
            self._client.delete(self._collection, ids=sorted(gone))
        changed = self._manifest.changed_to(
            delta=None,
            docs=len(self),
            changed=self._manifest.changed + len(latest) + len(gone),
            last_outbox=max(last_outbox, self._manifest.last_outbox),
        )
        self._meta.put_manifest(changed)
        self.refresh()

    @property
    def _collection(self) -> str:
        return f"{self._name}_{self._manifest.generation}"

    def _rows(self, docs: Sequence[Doc], vectors: VectorCache | None) -> list[dict[str, Any]]:
        return rows_of(docs, encoder=self._encoder if self._space else None, space=self._space, vectors=vectors)

    def _row(self, doc_id: str, *fields: str) -> dict[str, Any] | None:
        rows = self._client.get(self._collection, ids=[doc_id], output_fields=list(fields))
        return dict(rows[0]) if rows else None

    def _ranked(
        self, text: str, vector: Matrix | None, filters: Filters, exclude: frozenset[str], limit: int
    ) -> list[Hit]:
        where = expression(filters, exclude)
        depth = max(CANDIDATES, limit)
        parts: dict[str, dict[str, float]] = {}
        asked: list[tuple[str, Any, float]] = [(WORDS, tokens(text), 1.0)]
        if vector is not None:
            asked.append((MEANING, vector.tolist(), MEANING_WEIGHT))
        for field, data, weight in asked:
            found = self._client.search(
                self._collection, data=[data], anns_field=field, limit=depth, filter=where,
                output_fields=["id"],
            )[0]  # fmt: skip
            for place, hit in enumerate(found, start=1):
                parts.setdefault(str(hit["id"]), {})[field] = weight / (RANK_CONSTANT + place)
        order = sorted(parts, key=lambda name: (-sum(parts[name].values()), name))[:limit]
        return [
            Hit(id=name, rank=rank, score=sum(parts[name].values()), parts=parts[name])
            for rank, name in enumerate(order, start=1)
        ]


def rows_of(
    docs: Sequence[Doc], *, encoder: Encoder | None, space: Any, vectors: VectorCache | None
) -> list[dict[str, Any]]:
    """Documents as rows, placed in the space."""
    if encoder is None or space is None:
        return [row_of(doc, None) for doc in docs]
    texts = [row_of(doc, None)["text"] for doc in docs]
    raw = encode_docs(docs, texts, encoder=encoder, vectors=vectors)
    placed = place_docs(raw, [Side(doc.side) for doc in docs], texts, space=space)
    return [row_of(doc, vector) for doc, vector in zip(docs, placed, strict=True)]
