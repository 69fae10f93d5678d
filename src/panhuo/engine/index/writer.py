"""Writes one segment: texts, ids, facets, postings, and vectors if there are any."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index import arrays
from panhuo.engine.index.facets import FacetWriter
from panhuo.engine.index.ids import id_hash, write_ids
from panhuo.engine.index.postings_build import PostingsBuilder, save_chunk
from panhuo.engine.index.strings import StringWriter
from panhuo.engine.index.vectors import VectorWriter
from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.join import joined
from panhuo.engine.text.language import Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.portions import Portion
    from panhuo.engine.types import Doc

CHARACTERS: Final = "characters"
PAIRS: Final = "pairs"
SAMPLE: Final = "sample-"
"""Names of the postings of a sample of the documents begin so."""

STRIDE: Final = 64
"""Every so many documents one goes into the sample too."""


class SegmentWriter:
    """Takes documents in portions, then `finish`. `dim` is 0 where there is no encoder."""

    def __init__(self, folder: Path, *, dim: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.size = 0
        self._names = StringWriter(folder, "ids", packed=False)
        self._texts = StringWriter(folder, "texts", packed=True)
        self._facets = FacetWriter()
        self._hashes: list[int] = []
        self._versions: list[int] = []
        self._chinese: list[bool] = []
        self._characters = PostingsBuilder(folder, CHARACTERS)
        self._pairs = PostingsBuilder(folder, PAIRS)
        self._sample = [PostingsBuilder(folder, SAMPLE + name) for name in (CHARACTERS, PAIRS)]
        self._vectors = VectorWriter(folder, dim) if dim else None

    def add(self, docs: Sequence[Doc], *, kept: Portion | None = None) -> list[str]:
        """Add documents; returns the texts that were indexed, for encoding. What `kept` holds is not counted again."""
        texts = [joined(doc) for doc in docs]
        self._count(texts, kept)
        self._names.extend(doc.id for doc in docs)
        self._texts.extend(texts)
        for row, doc in enumerate(docs, start=self.size):
            self._facets.add(row, doc.facets)
        self._hashes.extend(id_hash(doc.id) for doc in docs)
        self._versions.extend(doc.version for doc in docs)
        self._chinese.extend(language(text) is Language.CHINESE for text in texts)
        self.size += len(docs)
        return texts

    def _count(self, texts: list[str], kept: Portion | None) -> None:
        sampled = texts[-self.size % STRIDE :: STRIDE]
        if sampled:
            for builder, counts in zip(self._sample, count_terms(sampled), strict=True):
                builder.add(counts)
        fields = ((self._characters, CHARACTERS), (self._pairs, PAIRS))
        if kept is not None and all(kept.has(name) for _, name in fields):
            for builder, name in fields:
                builder.add_saved(kept.file(name, _never))
            return
        for (builder, name), counts in zip(fields, count_terms(texts), strict=True):
            if kept is None:
                builder.add(counts)
            else:
                builder.add_saved(kept.file(name, partial(save_chunk, counts=counts)))

    def add_vectors(self, vectors: Matrix) -> None:
        """Add vectors in the order of the documents."""
        if self._vectors is not None:
            self._vectors.add(vectors)

    def close(self) -> None:
        """Close the files; nothing to do after `finish`."""
        self._names.abandon()
        self._texts.abandon()

    def repeated(self) -> list[int]:
        """Rows whose id comes again later: the last of the same id counts."""
        last: dict[int, int] = {}
        rows = []
        for row, value in enumerate(self._hashes):
            if value in last:
                rows.append(last[value])
            last[value] = row
        return rows

    def finish(self, *, mean_lengths: tuple[float, float] | None = None) -> None:
        """Write what is written last. `mean_lengths` (characters, pairs) come from the base if this is a delta."""
        self._names.close()
        self._texts.close()
        self._facets.write(self.folder)
        write_ids(self.folder, self._hashes)
        arrays.save(self.folder / "versions.npy", np.array(self._versions, dtype=np.int64))
        arrays.save(self.folder / "chinese.npy", np.array(self._chinese, dtype=np.bool_))
        characters, pairs = mean_lengths or (None, None)
        means = self._characters.finish(mean_length=characters), self._pairs.finish(mean_length=pairs)
        for builder, mean in zip(self._sample, means, strict=True):
            builder.finish(mean_length=mean)
        if self._vectors is not None:
            self._vectors.close()


def _never(path: Path) -> None:
    raise FileNotFoundError(path)
