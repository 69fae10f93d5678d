"""The fast encoder: learnt vectors for characters, pairs and Latin or digit runs; thousands of texts a second.

Trained by ``bench/training/train_fast.py`` to place texts as the careful encoder does, and needs near the patents that
answer them. It reads no order beyond pairs and knows Chinese only; of another language it sees equal runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.text.counts import count_terms
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.types import Progress

FAST: Final = "fast"
VERSION: Final = "3"
"""Raised when the table changes, so that vectors of two tables never mix."""

FILE: Final = "data/fast_encoder.npz"
PORTION: Final = 256
"""Texts whose terms are counted at a time."""

_RUN: Final = np.uint64(1 << 63)


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted keys of terms, their weight (idf), their vectors, and what is added for each side."""

    keys: NDArray[np.uint64]
    weights: Matrix
    vectors: Matrix
    offsets: dict[Side, Matrix]


class FastEncoder:
    """Sums the vectors of a text's terms. Safe to share between threads; needs no build and no model package."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.name = f"{FAST}-{VERSION}"
        self.dim = int(table.vectors.shape[1])

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        """One unit vector a text; a text without any known term gets the direction of its side."""
        out = np.empty((len(texts), self.dim), dtype=np.float32)
        for first in range(0, len(texts), PORTION):
            portion = texts[first : first + PORTION]
            out[first : first + len(portion)] = self._portion(portion)
            if progress is not None:
                progress(first + len(portion), len(texts))
        out += self._table.offsets[side]
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.maximum(norms, np.float32(1e-12))
        return out

    def _portion(self, texts: Sequence[str]) -> Matrix:
        rows, places, counts = self._known(texts)
        weights = (1 + np.log(counts)) * self._table.weights[places]
        norms = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(texts)))
        weights = (weights / norms[rows]).astype(np.float32)
        out = np.zeros((len(texts), self.dim), dtype=np.float32)
        bounds = np.searchsorted(rows, np.arange(len(texts) + 1))
        for row in range(len(texts)):
            own = slice(int(bounds[row]), int(bounds[row + 1]))
            out[row] = weights[own] @ self._table.vectors[places[own]]
        return out

    def _known(self, texts: Sequence[str]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Row, place in the table and count of every known term, by rows."""
        singles, pairs = count_terms(texts)
        only = pairs.terms < _RUN  # runs are in both
        terms = np.concatenate([singles.terms, pairs.terms[only]])
        rows = np.concatenate([singles.rows, pairs.rows[only]])
        counts = np.concatenate([singles.counts, pairs.counts[only]])
        places = np.minimum(np.searchsorted(self._table.keys, terms), len(self._table.keys) - 1)
        known = self._table.keys[places] == terms
        rows, places, counts = rows[known], places[known], counts[known]
        order = np.argsort(rows, kind="stable")
        return rows[order], places[order], counts[order]


@lru_cache(maxsize=1)
def shipped_fast_encoder() -> FastEncoder:
    """The encoder in the package."""
    with files("panhuo.engine").joinpath(FILE).open("rb") as handle, np.load(handle) as data:
        vectors = data["vectors"].astype(np.float32) * data["scales"].astype(np.float32)[:, None]
        offsets = {side: data[f"offset_{side.value}"].astype(np.float32) for side in Side}
        table = Table(data["keys"], data["weights"].astype(np.float32), vectors, offsets)
    return FastEncoder(table)
