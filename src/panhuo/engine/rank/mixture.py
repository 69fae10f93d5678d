"""The ranking: standardised words plus standardised meaning, over candidates from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.rank.words import score_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.state import State

MEANING_WEIGHT: Final = 1.5
"""Weight of meaning beside words; 1 to 2 rank alike (docs/decisions/0012-ranking.md)."""

CANDIDATES: Final = 1000
"""Best documents taken from words and from meaning each before they are mixed."""

CHARACTERS: Final = "characters"
PAIRS: Final = "pairs"
MEANING: Final = "meaning"


def rank(
    text: str, vector: Matrix | None, state: State, *, mask: NDArray[np.bool_], limit: int
) -> list[tuple[int, dict[str, float]]]:
    """Best rows over all segments with their contributions, best first. `vector` is placed in the state's space."""
    words = score_words(text, state.segments, alone=vector is None)
    depth = max(CANDIDATES, limit)
    chosen: list[NDArray[np.int64]] = []
    if words is not None:
        rows = np.flatnonzero(mask & words.touched)
        chosen.append(_best(rows, words.total[rows], depth))
    if vector is not None:
        chosen.append(state.nearest(vector, depth, mask=mask))
    rows = np.unique(np.concatenate(chosen)) if chosen else np.zeros(0, np.int64)
    parts: dict[str, NDArray[np.float32]] = {}
    if words is not None:
        parts[CHARACTERS], parts[PAIRS] = words.characters[rows], words.pairs[rows]
    if vector is not None and state.space is not None:
        mean, deviation = state.space.standing(vector)
        parts[MEANING] = MEANING_WEIGHT * (_products(state.vectors_of(rows), vector) - mean) / deviation
    total = sum(parts.values(), np.zeros(len(rows), dtype=np.float32))
    order = np.lexsort((rows, -total))[:limit]
    return [(int(rows[at]), {name: float(part[at]) for name, part in parts.items()}) for at in order]


def _products(vectors: Matrix, vector: Matrix) -> NDArray[np.float32]:
    """Scalar products on one core: threads for so small a product only get in each other's way."""
    found: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector)
    return found


def _best(rows: NDArray[np.int64], scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    if len(rows) <= depth:
        return rows
    return rows[np.argpartition(-scores, depth - 1)[:depth]]
