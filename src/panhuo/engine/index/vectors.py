"""Vectors of one segment: 8 bits a dimension, memory-mapped, searched by faiss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import faiss
import numpy as np

from panhuo.engine.push.codes import PORTION, SAMPLE, learn

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix

library: Any = faiss
"""Its stubs do not know the Python signatures."""

RANGE: Final = 6.0
"""Components are kept between ±6 / sqrt(dimensions): six standard deviations of a whitened unit vector.

The range is fixed, not learned, so that the codes of any two segments mean the same and re-coding loses nothing.
"""

FILE: Final = "vectors.faiss"
CODES: Final = "codes.faiss"

LARGE: Final = 150_000
"""From so many vectors on, codes of four bits for two dimensions are scanned instead of all bytes."""

NARROW: Final = 0.04
"""Where a mask lets less than this share pass, its rows are compared exactly: codes know no masks."""

SPARE: Final = 1.2
"""Codes give so many times what is wanted, since a mask takes its share unevenly."""


class VectorWriter:
    """Appends unit vectors; `close` writes the file."""

    def __init__(self, folder: Path, dim: int) -> None:
        self._path = folder / FILE
        codec = faiss.ScalarQuantizer.QT_8bit_uniform
        self._index = faiss.IndexScalarQuantizer(dim, codec, faiss.METRIC_INNER_PRODUCT)
        edge = np.full((1, dim), RANGE / np.sqrt(dim), dtype=np.float32)
        self._index.train(np.concatenate([-edge, edge]))

    def add(self, vectors: Matrix) -> None:
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def close(self) -> None:
        """Write the vectors, and codes of them if there are many."""
        faiss.write_index(self._index, str(self._path))
        if self._index.ntotal >= LARGE:
            faiss.write_index(_codes(self._index), str(self._path.with_name(CODES)))


class Vectors:
    """Reads what `VectorWriter` wrote. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._index: Any = faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP_IFC)
        codes = folder / CODES
        self._codes: Any = faiss.read_index(str(codes)) if codes.exists() else None

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, vector: Matrix, limit: int, *, mask: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Rows nearest to a unit vector, at most `limit`, only those that the mask lets pass."""
        limit = min(limit, len(self))
        if not limit:
            return np.zeros(0, dtype=np.int64)
        if self._codes is not None:
            share = 1.0 if mask is None else np.count_nonzero(mask) / len(mask)
            if share >= NARROW:
                return self._by_codes(vector, min(int(limit * SPARE / share), len(self)), mask=mask)[:limit]
        parameters = None
        library.omp_set_num_threads(1)  # of this thread: one question is not worth waking others for
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            parameters = library.SearchParameters(sel=library.IDSelectorBitmap(bits))
        _, rows = self._index.search(vector.reshape(1, -1), limit, params=parameters)
        found: NDArray[np.int64] = rows[0][rows[0] >= 0]
        return found

    def _by_codes(self, vector: Matrix, depth: int, *, mask: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        library.omp_set_num_threads(1)
        _, found = self._codes.search(np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32), depth)
        rows: NDArray[np.int64] = found[0][found[0] >= 0]
        return rows if mask is None else rows[mask[rows]]

    def rows(self, rows: NDArray[np.int64]) -> Matrix:
        """The vectors of some rows."""
        if not len(rows):
            return np.zeros((0, self._index.d), dtype=np.float32)
        library.omp_set_num_threads(1)
        found: Matrix = self._index.reconstruct_batch(np.ascontiguousarray(rows, dtype=np.int64))
        return found


def _codes(index: Any) -> Any:
    """Codes of all vectors of an index (see `panhuo.engine.push.codes`)."""
    rows = np.sort(np.random.default_rng(1).choice(index.ntotal, SAMPLE, replace=False))
    coder = learn(index.reconstruct_batch(rows))
    for first in range(0, index.ntotal, PORTION):
        coder.add(index.reconstruct_n(first, min(PORTION, index.ntotal - first)))
    return library.IndexPQFastScan(coder)
