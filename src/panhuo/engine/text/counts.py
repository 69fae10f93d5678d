"""Terms of many texts at once, counted per text: the raw material of postings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from panhuo.engine.text.fold import fold
from panhuo.engine.text.terms import RUN, codes_and_han, pair_keys, run_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.text.terms import Keys


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct (term, text) pairs sorted by term, then text; `lengths` counts every term of a text."""

    terms: Keys
    rows: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    lengths: NDArray[np.uint32]


def count_terms(texts: Sequence[str]) -> tuple[Counts, Counts]:
    """Counts of characters and runs, and of pairs and runs."""
    folded = [fold(text) for text in texts]
    sizes = np.array([len(text) + 1 for text in folded], dtype=np.int64)
    codes, han = codes_and_han("\n".join([*folded, ""]))
    owner = np.repeat(np.arange(len(folded), dtype=np.uint32), sizes)
    runs, run_rows = _runs(folded)
    pair_at = np.flatnonzero(han[:-1] & han[1:])
    singles = (np.concatenate([codes[han], runs]), np.concatenate([owner[han], run_rows]))
    pairs = (np.concatenate([pair_keys(codes, pair_at), runs]), np.concatenate([owner[pair_at], run_rows]))
    return _count(*singles, size=len(texts)), _count(*pairs, size=len(texts))


def _runs(folded: list[str]) -> tuple[Keys, NDArray[np.uint32]]:
    keys: list[int] = []
    rows: list[int] = []
    for row, text in enumerate(folded):
        found = RUN.findall(text)
        keys.extend(map(run_key, found))
        rows.extend([row] * len(found))
    return np.array(keys, dtype=np.uint64), np.array(rows, dtype=np.uint32)


def _count(keys: NDArray[Any], rows: NDArray[Any], *, size: int) -> Counts:
    terms, place = np.unique(keys, return_inverse=True)
    joint, counts = np.unique(place.astype(np.int64) * max(size, 1) + rows, return_counts=True)
    return Counts(
        terms=terms[joint // max(size, 1)],
        rows=(joint % max(size, 1)).astype(np.uint32),
        counts=counts.astype(np.uint32),
        lengths=np.bincount(rows, minlength=size).astype(np.uint32),
    )
