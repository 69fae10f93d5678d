"""The ranking: standardised words plus standardised meaning, over candidates from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from panhuo.engine.rank.large_words import score_large
from panhuo.engine.rank.nearest import nearest
from panhuo.engine.rank.ranker import READ
from panhuo.engine.rank.words import score_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.state import State
    from panhuo.engine.rank.ranker import Ranker

MEANING_WEIGHT: Final = 1.5
"""Weight of meaning beside words; 1 to 2 rank alike (docs/decisions/0012-ranking.md)."""

CANDIDATES: Final = 1000
"""Best documents taken from words and from meaning each before they are mixed."""

CHARACTERS: Final = "characters"
PAIRS: Final = "pairs"
MEANING: Final = "meaning"

Found: TypeAlias = list[tuple[int, dict[str, float]]]
"""Rows with their contributions."""


def rank(
    text: str,
    vector: Matrix | None,
    state: State,
    *,
    mask: NDArray[np.bool_],
    limit: int,
    reader: Ranker | None = None,
) -> Found:
    """Best rows over all segments with their contributions, best first.

    `vector` is placed in the state's space; `reader` reads the best documents and orders them anew.
    """
    alone = vector is None
    depth = max(CANDIDATES, limit)
    close = nearest(vector, state, mask=mask, depth=depth)
    words = score_large(text, state.segments, alone=alone) or score_words(text, state.segments, alone=alone)
    by_words = np.zeros(0, np.int64) if words is None else words.best(mask, depth)
    rows = np.union1d(by_words, close.result())
    parts: dict[str, NDArray[np.float32]] = {}
    if words is not None:
        parts[CHARACTERS], parts[PAIRS] = words.of(rows)
    if vector is not None and state.space is not None:
        mean, deviation = state.space.standing(vector)
        parts[MEANING] = MEANING_WEIGHT * (_products(state.vectors_of(rows), vector) - mean) / deviation
    total = sum(parts.values(), np.zeros(len(rows), dtype=np.float32))
    order = np.lexsort((rows, -total))[: max(limit, READ)]
    found = [(int(rows[at]), {name: float(part[at]) for name, part in parts.items()}) for at in order]
    return (reader.reordered(found) if reader else found)[:limit]


def _products(vectors: Matrix, vector: Matrix) -> NDArray[np.float32]:
    """Scalar products on one core: threads for so small a product only get in each other's way."""
    found: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector)
    return found
