"""The part of words in a large index: candidates by its rarer terms, exact scores for them, statistics from a sample.

Terms in more than a twentieth of the documents weigh little and cost most, since so many documents hold them. Here they
are added for the candidates only. Mean and deviation come from a sample of the documents: an error in the mean moves
all scores alike, one of a percent in the deviation moves the weight of words by as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index.writer import STRIDE
from panhuo.engine.rank.words import KEYWORDS, PAIR_WEIGHT, best_of, term_weights
from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.language import Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.index.postings import Postings
    from panhuo.engine.index.segment import Segment
    from panhuo.engine.text.terms import Keys

WIDER: Final = 5
"""Candidates by rarer terms for each one wanted."""

SPARE: Final = 1.6
"""So many times the rows that are wanted are kept after a look at the sample, so that it seldom keeps too few."""

Field = tuple["Keys", "NDArray[np.float32]"]
"""Terms of the question and their weights."""


@dataclass(frozen=True, slots=True)
class LargeWords:
    """As `Words`, computed where it is asked for."""

    segments: Sequence[Segment]
    fields: tuple[Field, Field]
    sparse: tuple[NDArray[np.float32], NDArray[np.float32]]
    means: tuple[float, float]
    deviation: float
    chinese: bool | None

    def best(self, mask: NDArray[np.bool_], depth: int) -> NDArray[np.int64]:
        """The best rows that the mask lets pass and that share a rarer term."""
        joint = self.sparse[0] + self.sparse[1]
        least = self._least(joint, mask, depth * WIDER)
        rows = np.flatnonzero((joint > least) & mask)
        if self.chinese is not None:
            rows = rows[self._comparable(rows)]
        if least and len(rows) < depth * WIDER:
            rows = np.flatnonzero((joint > 0) & mask)
            rows = rows if self.chinese is None else rows[self._comparable(rows)]
        rows = np.sort(best_of(rows, joint[rows], depth * WIDER))
        characters, pairs = self.of(rows)
        return best_of(rows, characters + pairs, depth)

    def _least(self, joint: NDArray[np.float32], mask: NDArray[np.bool_], wanted: int) -> float:
        """A score that more than the `wanted` best rows surpass, as a sample of all rows tells; 0 if it can't tell."""
        sample = np.where(mask[::STRIDE], joint[::STRIDE], np.float32(0))
        kept = int(wanted / STRIDE * SPARE)
        return float(np.partition(sample, -kept)[-kept]) if 0 < kept < len(sample) else 0.0

    def of(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Contributions of characters and pairs to some rows, given in ascending order."""
        comparable = self._comparable(rows)
        found = []
        for at, name in enumerate(("characters", "pairs")):
            score = self.sparse[at][rows] + self._dense(rows, name, self.fields[at])
            part = (score - np.float32(self.means[at])) / np.float32(self.deviation)
            found.append(np.where(comparable, part, np.float32(0)))
        return found[0], found[1]

    def _dense(self, rows: NDArray[np.int64], name: str, field: Field) -> NDArray[np.float32]:
        first, parts = 0, []
        for segment in self.segments:
            own = rows[(rows >= first) & (rows < first + len(segment))] - first
            postings: Postings = getattr(segment, name)
            parts.append(postings.dense_scores(own, *field))
            first += len(segment)
        return np.concatenate(parts)

    def _comparable(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        if self.chinese is None:
            return np.ones(len(rows), dtype=np.bool_)
        first, parts = 0, []
        for segment in self.segments:
            own = rows[(rows >= first) & (rows < first + len(segment))] - first
            parts.append(segment.chinese[own] == self.chinese)
            first += len(segment)
        return np.concatenate(parts)


def score_large(text: str, segments: Sequence[Segment], *, alone: bool) -> LargeWords | None:
    """Contributions of words by way of candidates; None where only the exact way will do.

    That is: no segment is large, or the text has no rarer term, or none that the sample shares.
    """
    base = segments[0]
    if base.sample is None:
        return None
    total = sum(len(segment) for segment in segments)
    singles, doubles = count_terms([text])
    fields = (
        (singles.terms, term_weights(singles, [segment.characters for segment in segments], total)),
        (
            doubles.terms,
            np.float32(PAIR_WEIGHT) * term_weights(doubles, [segment.pairs for segment in segments], total),
        ),
    )
    chinese = None if alone or len(text) <= KEYWORDS else language(text) is Language.CHINESE
    standing = _standing(base, fields, chinese)
    if standing is None:
        return None
    sparse = (np.zeros(total, dtype=np.float32), np.zeros(total, dtype=np.float32))
    added, first = 0, 0
    for segment in segments:
        last = first + len(segment)
        for out, postings, field in zip(sparse, (segment.characters, segment.pairs), fields, strict=True):
            added += postings.add_sparse(out[first:last], *field)
        first = last
    if not added:
        return None
    means, deviation = standing
    return LargeWords(segments, fields, sparse, means, deviation, chinese)


def _standing(
    base: Segment,
    fields: tuple[Field, Field],
    chinese: bool | None,  # noqa: FBT001 -- a language
) -> tuple[tuple[float, float], float] | None:
    """Means of both parts and the deviation of their sum, from the living documents of the sample."""
    if base.sample is None:
        return None
    rows = base.sampled
    keep = base.alive[rows]
    if chinese is not None:
        keep &= base.chinese[rows] == chinese
    if not keep.any():
        return None
    found = []
    for postings, field in zip(base.sample, fields, strict=True):
        out = np.zeros(len(rows), dtype=np.float32)
        postings.add_scores(out, *field)
        found.append(out[keep])
    deviation = float((found[0] + found[1]).std())
    if not deviation:
        return None
    return (float(found[0].mean()), float(found[1].mean())), deviation
