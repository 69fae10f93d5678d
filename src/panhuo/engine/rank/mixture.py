"""The ranking: standardised words plus standardised meaning, over candidates from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from panhuo.engine.rank.large_words import score_large
from panhuo.engine.rank.phrases import READ, Phrases
from panhuo.engine.rank.words import score_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.state import State
    from panhuo.engine.rank.conditions import Conditions

MEANING_WEIGHT: Final = 1.5
"""Weight of meaning beside words; 1 to 2 rank alike (docs/decisions/0012-ranking.md)."""

CANDIDATES: Final = 1000
"""Best documents taken from words and from meaning each before they are mixed."""

CHARACTERS: Final = "characters"
PAIRS: Final = "pairs"
MEANING: Final = "meaning"
PHRASES: Final = "phrases"
CONDITIONS: Final = "conditions"

Found: TypeAlias = list[tuple[int, dict[str, float]]]
"""Rows with their contributions."""

LOOKED: Final = 100
"""Best documents whose text is read for the need's conditions."""


def rank(
    text: str,
    vector: Matrix | None,
    state: State,
    *,
    mask: NDArray[np.bool_],
    limit: int,
    asked: Conditions | None = None,
    said: Matrix | None = None,
) -> Found:
    """Best rows over all segments with their contributions, best first.

    `vector` is placed in the state's space; `asked` are the conditions that the best documents are held against, `said`
    the question's token vectors.
    """
    alone = vector is None
    words = score_large(text, state.segments, alone=alone) or score_words(text, state.segments, alone=alone)
    depth = max(CANDIDATES, limit)
    chosen: list[NDArray[np.int64]] = []
    if words is not None:
        chosen.append(words.best(mask, depth))
    if vector is not None:
        chosen.append(state.nearest(vector, depth, mask=mask))
    rows = np.unique(np.concatenate(chosen)) if chosen else np.zeros(0, np.int64)
    parts: dict[str, NDArray[np.float32]] = {}
    if words is not None:
        parts[CHARACTERS], parts[PAIRS] = words.of(rows)
    if vector is not None and state.space is not None:
        mean, deviation = state.space.standing(vector)
        parts[MEANING] = MEANING_WEIGHT * (_products(state.vectors_of(rows), vector) - mean) / deviation
    total = sum(parts.values(), np.zeros(len(rows), dtype=np.float32))
    order = np.lexsort((rows, -total))[: max(limit, LOOKED, READ)]
    found = [(int(rows[at]), {name: float(part[at]) for name, part in parts.items()}) for at in order]
    if said is not None:
        found = _phrased(found, said, state)
    return (_looked_into(found, asked, state) if asked else found)[:limit]


def _phrased(found: Found, said: Matrix, state: State) -> Found:
    """The same in order of the scores with the part of phrases, for which the best are read."""
    codes = [(at, own) for at, (row, _) in enumerate(found[:READ]) if (own := state.tokens(row)) is not None]
    added = Phrases(said, state).contributions([own for _, own in codes])
    for (at, _), value in zip(codes, added.tolist(), strict=True):
        found[at][1][PHRASES] = value
    return _ordered(found)


def _looked_into(found: Found, asked: Conditions, state: State) -> Found:
    """The same in order of the scores with the part of conditions, for which the best are read."""
    for row, parts in found[:LOOKED]:
        added = asked.contribution(state.text(row))
        if added is not None:
            parts[CONDITIONS] = added
    return _ordered(found)


def _ordered(found: Found) -> Found:
    return sorted(found, key=lambda item: (-sum(item[1].values()), item[0]))


def _products(vectors: Matrix, vector: Matrix) -> NDArray[np.float32]:
    """Scalar products on one core: threads for so small a product only get in each other's way."""
    found: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector)
    return found
