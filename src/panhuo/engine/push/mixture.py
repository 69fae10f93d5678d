"""Words and meaning of a push's candidates, mixed as the search mixes them before it reads the best.

Candidates come by meaning alone, sixteen for each place; by words and meaning together the best of them are chosen. Of
the needs of the development sets that finds as much among twenty as the search does (docs/decisions/0074).
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.index.postings_build import K1, STEPS
from panhuo.engine.push.documents import FIELDS, Documents, turned
from panhuo.engine.push.usual import Usual, drawn
from panhuo.engine.rank.mixture import CHARACTERS, MEANING, MEANING_WEIGHT, PAIRS
from panhuo.engine.rank.words import KEYWORDS, PAIR_WEIGHT, term_weights
from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.language import Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.index.segment import Segment
    from panhuo.engine.push.scan import Best
    from panhuo.engine.rank.space import Space

Contributions = dict[str, "NDArray[np.float32]"]
"""What each part adds to the scores of candidates, in the order of these."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Terms of some takers' texts with their weights, taker by taker."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int64]
    weights: NDArray[np.float32]


class Mixture:
    """Knows the words of both sides of a push. Safe to share between threads.

    `rows` are those of the pushed patents over all segments of an index, ascending; `texts` what the takers ask.
    """

    def __init__(
        self, segments: Sequence[Segment], space: Space, *, rows: NDArray[np.int64], texts: Sequence[str]
    ) -> None:
        self._segments, self._space, self._rows, self._texts = segments, space, rows, texts
        self._total = sum(map(len, segments))
        self._chinese = np.concatenate([segment.chinese for segment in segments])[rows]
        self._lock = Lock()
        self._documents: Documents | None = None
        self._usual: dict[bool | None, Usual] = {}

    def contributions(self, takers: NDArray[np.int64], vectors: Matrix, best: Best) -> Contributions:
        """Parts of the scores of each taker's candidates (patents by row of the push and product), -1 for none."""
        documents, rows = self._turned(), best[0]
        asked = self._asked([self._texts[taker] for taker in takers.tolist()], documents)
        weights = np.zeros(documents.none + 1, dtype=np.float32)
        words = np.zeros((*rows.shape, 2), dtype=np.float32)
        for at, taker in enumerate(takers.tolist()):
            own = slice(int(asked.starts[at]), int(asked.starts[at + 1]))
            weights[asked.terms[own]] = asked.weights[own]
            wanted = _language(self._texts[taker])
            usual, deviation = self._usual[wanted].standing(asked.terms[own], asked.weights[own])
            there = rows[at] >= 0
            if wanted is not None:
                there &= self._chinese[np.maximum(rows[at], 0)] == wanted
            if deviation and there.any():  # where languages differ words say nothing
                words[at, there] = (documents.sums(weights, rows[at][there]) - usual) / deviation
            weights[asked.terms[own]] = 0
        return {CHARACTERS: words[..., 0], PAIRS: words[..., 1], MEANING: self._meaning(vectors, best[1])}

    def _turned(self) -> Documents:
        with self._lock:
            if self._documents is None:
                found = turned(self._segments, self._rows)
                self._usual = {one: Usual(found, drawn(self._chinese, one)) for one in (None, True, False)}
                self._documents = found
            return self._documents

    def _asked(self, texts: list[str], documents: Documents) -> _Asked:
        owners, terms, weights = [], [], []
        factor, before = np.float32((K1 + 1) / STEPS), 0
        for counts, name, vocabulary, share in zip(
            count_terms(texts), FIELDS, documents.vocabulary, (1, PAIR_WEIGHT), strict=True
        ):
            fields = [getattr(segment, name) for segment in self._segments]
            place = np.minimum(np.searchsorted(vocabulary, counts.terms), max(len(vocabulary) - 1, 0))
            known = vocabulary[place] == counts.terms if len(vocabulary) else np.zeros(len(place), np.bool_)
            owners.append(counts.rows[known])
            terms.append(place[known] + before)
            weights.append(term_weights(counts, fields, self._total)[known] * factor * np.float32(share))
            before += len(vocabulary)
        owner = np.concatenate(owners)
        order = np.argsort(owner, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(texts)))])
        return _Asked(starts, np.concatenate(terms)[order], np.concatenate(weights)[order])

    def _meaning(self, vectors: Matrix, products: NDArray[np.float32]) -> NDArray[np.float32]:
        variance = np.maximum(np.einsum("ij,jk,ik->i", vectors, self._space.spread, vectors, optimize=True), 1e-12)
        mean = vectors @ self._space.spread_mean
        scaled: NDArray[np.float32] = MEANING_WEIGHT * (products - mean[:, None]) / np.sqrt(variance)[:, None]
        return scaled.astype(np.float32)


def _language(text: str) -> bool | None:
    """Whether documents must be in Chinese, or must not be, to be compared by words; None: either, for keywords."""
    return None if len(text) <= KEYWORDS else language(text) is Language.CHINESE
