"""Two dimensions in four bits: small codes that one pass compares with many questions, before exact products.

Whitened vectors are spread evenly, so neither clusters (IVF) nor coarse codes find their neighbours: on real needs a
quarter of all lists held 0.86 of the best twenty, codes of four dimensions in four bits 0.76 among the first hundred;
these hold 0.98 (docs/decisions/0017-national-push.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import faiss
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

library: Any = faiss
BITS: Final = 4
DIMS: Final = 2
"""Dimensions of one code."""

SAMPLE: Final = 20_000
"""Vectors that codes are learnt from."""

ROUNDS: Final = 12
"""Rounds of learning; 25 gave the same recall."""

PORTION: Final = 65_536


def learn(vectors: NDArray[Any], *, seed: int = 1) -> Any:
    """An empty index of codes learnt from a sample."""
    rng = np.random.default_rng(seed)
    rows = np.sort(rng.choice(len(vectors), min(SAMPLE, len(vectors)), replace=False))
    index = library.IndexPQ(vectors.shape[1], vectors.shape[1] // DIMS, BITS, library.METRIC_INNER_PRODUCT)
    library.omp_set_num_threads(1)  # threads that wait for each other cost more where others work too
    index.pq.cp.niter = ROUNDS
    index.train(np.ascontiguousarray(vectors[rows], dtype=np.float32))
    return index


def encode(index: Any, vectors: NDArray[Any]) -> NDArray[np.uint8]:
    """Codes of all vectors."""
    parts = [
        index.sa_encode(np.ascontiguousarray(vectors[first : first + PORTION], dtype=np.float32))
        for first in range(0, len(vectors), PORTION)
    ]
    codes: NDArray[np.uint8] = np.concatenate(parts)
    return codes


def searcher(index: Any, codes: NDArray[np.uint8]) -> Any:
    """An index that scans these codes."""
    plain = library.clone_index(index)
    plain.reset()
    plain.add_sa_codes(np.ascontiguousarray(codes))
    return library.IndexPQFastScan(plain)
