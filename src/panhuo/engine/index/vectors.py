"""Vectors of one segment: 8 bits a dimension, memory-mapped, searched by faiss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import faiss
import numpy as np

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
        faiss.write_index(self._index, str(self._path))


class Vectors:
    """Reads what `VectorWriter` wrote. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._index: Any = faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP_IFC)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, vector: Matrix, limit: int, *, mask: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Rows nearest to a unit vector, at most `limit`, only those that the mask lets pass."""
        limit = min(limit, len(self))
        if not limit:
            return np.zeros(0, dtype=np.int64)
        parameters = None
        library.omp_set_num_threads(1)  # of this thread: one question is not worth waking others for
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            parameters = library.SearchParameters(sel=library.IDSelectorBitmap(bits))
        _, rows = self._index.search(vector.reshape(1, -1), limit, params=parameters)
        found: NDArray[np.int64] = rows[0][rows[0] >= 0]
        return found

    def rows(self, rows: NDArray[np.int64]) -> Matrix:
        """The vectors of some rows."""
        if not len(rows):
            return np.zeros((0, self._index.d), dtype=np.float32)
        library.omp_set_num_threads(1)
        found: Matrix = self._index.reconstruct_batch(np.ascontiguousarray(rows, dtype=np.int64))
        return found
