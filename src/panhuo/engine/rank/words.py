"""The part of words: BM25 over characters and pairs, added up and standardised over all documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.language import Language, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.index.postings import Postings
    from panhuo.engine.index.segment import Segment
    from panhuo.engine.text.counts import Counts

PAIR_WEIGHT: Final = 0.7
"""Weight of pairs beside characters; 0.5 to 1 rank alike (docs/decisions/0012-ranking.md)."""

KEYWORDS: Final = 30
"""A text of at most so many characters is keywords: they may stand in documents of any language."""


@dataclass(frozen=True, slots=True)
class Words:
    """Standardised contributions by row over all segments; `touched` tells which rows share a term at all."""

    characters: NDArray[np.float32]
    pairs: NDArray[np.float32]
    touched: NDArray[np.bool_]

    @property
    def total(self) -> NDArray[np.float32]:
        return self.characters + self.pairs

    def best(self, mask: NDArray[np.bool_], depth: int) -> NDArray[np.int64]:
        """The best rows that the mask lets pass and that share a term."""
        rows = np.flatnonzero(mask & self.touched)
        return best_of(rows, self.total[rows], depth)

    def of(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Contributions of characters and pairs to some rows."""
        return self.characters[rows], self.pairs[rows]


def score_words(text: str, segments: Sequence[Segment], *, alone: bool) -> Words | None:
    """Contributions of words, or None if no document shares a term with the text.

    Mean and deviation are those of the living documents in the question's language: a document in another language
    has no chance to share its words, so for it words say nothing and contribute 0. With nothing else to go by
    (`alone`), the abbreviations and numbers that it may share count all the same.
    """
    singles, doubles = count_terms([text])
    characters = _bm25(singles, [segment.characters for segment in segments], segments)
    pairs = np.float32(PAIR_WEIGHT) * _bm25(doubles, [segment.pairs for segment in segments], segments)
    joint = characters + pairs
    touched = joint > 0
    comparable = _comparable(text, segments, alone=alone)
    sample = comparable & np.concatenate([segment.alive for segment in segments])
    if not (touched & sample).any():
        return None
    deviation = float(joint[sample].std()) or 1.0
    return Words(
        characters=_standardised(characters, sample, deviation, comparable),
        pairs=_standardised(pairs, sample, deviation, comparable),
        touched=touched & comparable,
    )


def best_of(rows: NDArray[np.int64], scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """The rows with the best scores, in no order."""
    if len(rows) <= depth:
        return rows
    return rows[np.argpartition(-scores, depth - 1)[:depth]]


def _standardised(
    part: NDArray[np.float32], sample: NDArray[np.bool_], deviation: float, comparable: NDArray[np.bool_]
) -> NDArray[np.float32]:
    out: NDArray[np.float32] = (part - part[sample].mean()) / np.float32(deviation)
    out[~comparable] = 0
    return out


def _comparable(text: str, segments: Sequence[Segment], *, alone: bool) -> NDArray[np.bool_]:
    chinese = np.concatenate([segment.chinese for segment in segments])
    if alone or len(text) <= KEYWORDS:
        return np.ones(len(chinese), dtype=np.bool_)
    return chinese if language(text) is Language.CHINESE else ~chinese


def _bm25(counts: Counts, fields: Sequence[Postings], segments: Sequence[Segment]) -> NDArray[np.float32]:
    total = sum(len(segment) for segment in segments)
    weights = term_weights(counts, fields, total)
    parts = []
    for field, segment in zip(fields, segments, strict=True):
        out = np.zeros(len(segment), dtype=np.float32)
        field.add_scores(out, counts.terms, weights)
        parts.append(out)
    return np.concatenate(parts)


def term_weights(counts: Counts, fields: Sequence[Postings], total: int) -> NDArray[np.float32]:
    """BM25's weight of each term of a question: how often it stands there, and how rare it is."""
    sizes = sum((field.sizes(counts.terms) for field in fields), np.zeros(len(counts.terms), np.int64))
    weights: NDArray[np.float32] = (counts.counts * np.log1p((total - sizes + 0.5) / (sizes + 0.5))).astype(np.float32)
    return weights
