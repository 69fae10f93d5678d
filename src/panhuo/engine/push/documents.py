"""The terms of each document, turned around from postings: what word scores of single candidates are added up from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from panhuo.engine.index.postings import Postings
    from panhuo.engine.index.segment import Segment
    from panhuo.engine.text.terms import Keys

FIELDS: Final = ("characters", "pairs")

AT_ONCE: Final = 8_000_000
"""Postings turned around at a time."""


@dataclass(frozen=True, slots=True)
class Documents:
    """Terms of documents, row by row: first characters, then pairs, each ended by a term of no weight.

    Slice ``2 * row`` of `starts` is a document's characters, the one behind it its pairs, so no slice is empty. Terms
    are places in `vocabulary` (characters), or behind them (pairs); the last number stands for no term.
    """

    vocabulary: tuple[Keys, Keys]
    starts: NDArray[np.int64]
    terms: NDArray[np.uint32]
    impacts: NDArray[np.uint8]

    @property
    def none(self) -> int:
        """The term of no weight."""
        return sum(map(len, self.vocabulary))

    def sums(self, weights: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Sums of weight times impact over the characters and the pairs of some documents, of shape (rows, 2)."""
        first, middle, last = self.starts[2 * rows], self.starts[2 * rows + 1], self.starts[2 * rows + 2]
        lengths = last - first
        begins = np.cumsum(lengths) - lengths
        at = np.repeat(first - begins, lengths) + np.arange(int(lengths.sum()))
        cuts = np.stack([begins, begins + middle - first], axis=1).ravel()
        found: NDArray[np.float32] = np.add.reduceat(weights[self.terms[at]] * self.impacts[at], cuts)
        return found.reshape(-1, 2)


def turned(segments: Sequence[Segment], rows: NDArray[np.int64]) -> Documents:
    """The terms of some documents, given by ascending rows over all segments."""
    vocabulary = tuple(_vocabulary([getattr(segment, field) for segment in segments]) for field in FIELDS)
    words = (vocabulary[0], vocabulary[1])
    lengths = np.ones((len(rows), 2), dtype=np.int64)
    for field in range(2):
        for local, _, _ in _pieces(segments, rows, field, words[field]):
            lengths[:, field] += np.bincount(local, minlength=len(rows))
    starts = np.concatenate([[0], np.cumsum(lengths.ravel())])
    terms = np.full(int(starts[-1]), sum(map(len, words)), dtype=np.uint32)
    impacts = np.zeros(int(starts[-1]), dtype=np.uint8)
    for field, before in ((0, 0), (1, len(words[0]))):
        written = starts[field:-1:2].copy()
        for local, own, impact in _pieces(segments, rows, field, words[field]):
            order = np.argsort(local, kind="stable")
            counts = np.bincount(local, minlength=len(rows))
            place = np.arange(len(local)) - np.repeat(np.cumsum(counts) - counts, counts)
            at = written[local[order]] + place
            terms[at] = own[order] + before
            impacts[at] = impact[order]
            written += counts
    return Documents(words, starts, terms, impacts)


def _vocabulary(fields: Sequence[Postings]) -> Keys:
    terms = np.zeros(0, dtype=np.uint64)
    for field in fields:
        terms = np.union1d(terms, field.terms)
    return terms


def _pieces(
    segments: Sequence[Segment], rows: NDArray[np.int64], field: int, vocabulary: Keys
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]]:
    """Postings of one field by portions: places in `rows`, places in the vocabulary, impacts."""
    first = 0
    for segment in segments:
        place = np.full(len(segment), -1, dtype=np.int64)
        low, high = np.searchsorted(rows, [first, first + len(segment)])
        place[rows[low:high] - first] = np.arange(low, high)
        first += len(segment)
        postings: Postings = getattr(segment, FIELDS[field])
        joint = np.searchsorted(vocabulary, postings.terms)
        for terms, own, impacts in postings.portions(AT_ONCE):
            local = place[own]
            kept = local >= 0
            yield local[kept], joint[terms[kept]], impacts[kept]
