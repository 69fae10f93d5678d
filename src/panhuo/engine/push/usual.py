"""What word scores usually are: mean and deviation over a sample of the documents, for one taker after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from panhuo.engine.push.documents import Documents

SAMPLE: Final = 1024
"""Documents of a sample; on the development sets half as many put the deviation off by six percent."""


class Usual:
    """The sample's impacts term by term, so that a taker costs as much as it has terms."""

    def __init__(self, documents: Documents, rows: NDArray[np.int64]) -> None:
        self._size = len(rows)
        self._pairs_from = len(documents.vocabulary[0])
        pieces = [slice(*documents.starts[[2 * row, 2 * row + 2]].tolist()) for row in rows.tolist()]
        terms = np.concatenate([documents.terms[own] for own in pieces]) if pieces else np.zeros(0, np.uint32)
        impacts = np.concatenate([documents.impacts[own] for own in pieces]) if pieces else np.zeros(0, np.uint8)
        owner = np.repeat(np.arange(self._size), [own.stop - own.start for own in pieces])
        held = np.unique(terms)
        self._place = np.full(documents.none + 1, -1, dtype=np.int64)
        self._place[held] = np.arange(len(held))
        self._impacts = np.zeros((len(held), self._size), dtype=np.uint8)
        self._impacts[self._place[terms], owner] = impacts

    def standing(self, terms: NDArray[np.int64], weights: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
        """Means of the parts of characters and of pairs, and the deviation of their sum; 0 if nothing can be told."""
        place = self._place[terms]
        known = place >= 0
        if not self._size or not known.any():
            return np.zeros(2, dtype=np.float32), 0.0
        scores = np.zeros((2, self._size), dtype=np.float32)
        for part, own in enumerate((known & (terms < self._pairs_from), known & (terms >= self._pairs_from))):
            scores[part] = weights[own] @ self._impacts[place[own]].astype(np.float32)
        means: NDArray[np.float32] = scores.mean(axis=1)
        return means, float(scores.sum(axis=0).std())


def drawn(chinese: NDArray[np.bool_], wanted: bool | None, *, seed: int = 1) -> NDArray[np.int64]:  # noqa: FBT001 -- a language
    """A sample of the documents in a language, or of all."""
    rows = np.arange(len(chinese)) if wanted is None else np.flatnonzero(chinese == wanted)
    if len(rows) > SAMPLE:
        rows = np.random.default_rng(seed).choice(rows, SAMPLE, replace=False)
    return np.sort(rows)
