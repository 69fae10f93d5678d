"""The best patents for a group of takers: codes first, exact products of what they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.push.codes import library, searcher

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix

EXACT: Final = 20_000
"""Up to so many patents every product is computed; codes would save nothing."""

DEPTH: Final = 16
"""Candidates by codes for each place in the result."""

AT_ONCE: Final = 128
"""Takers whose candidates are compared exactly at a time."""

Best = tuple["NDArray[np.int64]", "NDArray[np.float32]"]
"""Rows of patents, best first, and their products; -1 where there are no more."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Patents of a push: placed vectors in half precision, and codes where there are enough patents for them."""

    vectors: NDArray[Any]
    coder: Any = None
    codes: NDArray[np.uint8] | None = None


class Scanner:
    """Scans the patents that one group accepts."""

    def __init__(self, offers: Offers, rows: NDArray[np.int64]) -> None:
        self._offers, self._rows = offers, rows
        self._exact: Matrix | None = None
        self._index: Any = None
        if offers.codes is None or len(rows) <= EXACT:
            self._exact = offers.vectors[rows].astype(np.float32)
        else:
            every = len(rows) == len(offers.codes)
            self._index = searcher(offers.coder, offers.codes if every else offers.codes[rows])

    def best(self, takers: Matrix, *, limit: int, depth: int | None = None) -> Best:
        """The best `limit` patents of each taker; `depth` candidates by codes are compared exactly."""
        library.omp_set_num_threads(1)  # of this thread: every core has one
        if self._exact is not None:
            return self._by_products(takers, limit=limit)
        depth = min(depth or limit * DEPTH, len(self._rows))
        _, found = self._index.search(np.ascontiguousarray(takers, dtype=np.float32), depth)
        rows = np.where(found >= 0, self._rows[np.maximum(found, 0)], -1)
        out = [
            _refined(self._offers.vectors, rows[first : first + AT_ONCE], takers[first : first + AT_ONCE], limit=limit)
            for first in range(0, len(takers), AT_ONCE)
        ]
        return np.concatenate([one for one, _ in out]), np.concatenate([two for _, two in out])

    def _by_products(self, takers: Matrix, *, limit: int) -> Best:
        rows = np.full((len(takers), limit), -1, dtype=np.int64)
        scores = np.full((len(takers), limit), -np.inf, dtype=np.float32)
        if self._exact is None or not len(self._exact):
            return rows, scores
        kept = min(limit, len(self._rows))
        for first in range(0, len(takers), AT_ONCE):
            product = takers[first : first + AT_ONCE] @ self._exact.T
            place = np.argpartition(-product, kept - 1, axis=1)[:, :kept]
            best = np.take_along_axis(product, place, axis=1)
            order = np.lexsort((place, -best), axis=1)
            rows[first : first + AT_ONCE, :kept] = self._rows[np.take_along_axis(place, order, axis=1)]
            scores[first : first + AT_ONCE, :kept] = np.take_along_axis(best, order, axis=1)
        return rows, scores


def _refined(vectors: NDArray[Any], rows: NDArray[np.int64], takers: Matrix, *, limit: int) -> Best:
    """The best of some candidates by exact products."""
    near = vectors[np.maximum(rows, 0)].astype(np.float32)
    product = np.matmul(near, takers[:, :, None])[:, :, 0]
    product[rows < 0] = -np.inf
    order = np.lexsort((rows, -product), axis=1)[:, :limit]
    return np.take_along_axis(rows, order, axis=1), np.take_along_axis(product, order, axis=1)
