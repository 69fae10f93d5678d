"""The part of words of the ranking, for all patents of the stock at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from scipy import sparse

from panhuo.engine.index.postings_build import K1, B
from panhuo.engine.rank.words import PAIR_WEIGHT
from panhuo.engine.text.counts import Counts, count_terms
from panhuo.engine.text.language import Language, language


class Field:
    """BM25 over one kind of terms."""

    def __init__(self, counts: Counts, size: int) -> None:
        self.terms = np.unique(counts.terms)
        rows = counts.rows.astype(np.int64)
        norm = K1 * (1 - B + B * counts.lengths / counts.lengths.mean())
        values = counts.counts * (K1 + 1) / (counts.counts + norm[rows])
        places = np.searchsorted(self.terms, counts.terms)
        held = np.bincount(places, minlength=len(self.terms))
        self.weights = np.log1p((size - held + 0.5) / (held + 0.5))
        self.matrix = sparse.csr_matrix((values, (places, rows)), shape=(len(self.terms), size))

    def scores(self, counts: Counts, texts: int) -> Any:
        places = np.minimum(np.searchsorted(self.terms, counts.terms), len(self.terms) - 1)
        known = self.terms[places] == counts.terms
        values = counts.counts[known] * self.weights[places[known]]
        shape = (texts, len(self.terms))
        asked = sparse.csr_matrix((values, (counts.rows[known].astype(np.int64), places[known])), shape=shape)
        return (asked @ self.matrix).toarray()


class Words:
    """Standardised scores; 0 for texts in another language, and for `extra` patents after the stock."""

    def __init__(self, texts: list[str], *, extra: int) -> None:
        singles, pairs = count_terms(texts)
        self._singles, self._pairs = Field(singles, len(texts)), Field(pairs, len(texts))
        self._extra = extra

    def standardised(self, texts: list[str]) -> torch.Tensor:
        """One row a text, one column a patent."""
        singles, pairs = count_terms(texts)
        joint = self._singles.scores(singles, len(texts)) + PAIR_WEIGHT * self._pairs.scores(pairs, len(texts))
        spread = np.maximum(joint.std(axis=1, keepdims=True), 1e-9)
        out = (joint - joint.mean(axis=1, keepdims=True)) / spread
        out[[language(text) is not Language.CHINESE for text in texts]] = 0
        return torch.from_numpy(np.pad(out, ((0, 0), (0, self._extra))).astype(np.float32))
