"""How much a shared word tells: by how few documents hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from panhuo.engine.text.terms import word_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from panhuo.engine.text.terms import Keys

UNKNOWN_WEIGHT: Final = 0.5
"""Weight of every word where there is no index to count in."""


class Counting(Protocol):
    """What knows how many documents there are, and how many hold each of some terms."""

    def document_counts(self, terms: Keys) -> tuple[int, NDArray[np.int64]]: ...


def weights(units: Iterable[str], *, index: Counting | None) -> dict[str, float]:
    """Weight of pairs and runs: from 0 (in every document) to 1 (in one at most)."""
    listed = sorted(set(units))
    if index is None or not listed:
        return dict.fromkeys(listed, UNKNOWN_WEIGHT)
    total, sizes = index.document_counts(np.array([word_key(unit) for unit in listed], dtype=np.uint64))
    if not total:
        return dict.fromkeys(listed, UNKNOWN_WEIGHT)
    values = np.log((total + 1) / np.maximum(sizes, 1)) / np.log(total + 1)
    return {unit: float(max(value, 0.0)) for unit, value in zip(listed, values, strict=True)}


def word_weight(word: str, table: dict[str, float]) -> float:
    """Weight of a word of several pairs: their sum."""
    if word in table:
        return table[word]
    return sum(table.get(word[at : at + 2], 0.0) for at in range(len(word) - 1))
