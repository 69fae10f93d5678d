"""Makes the fast encoder: src/panhuo/engine/data/fast_encoder.npz.

usage: python bench/training/train_fast.py          (see README.md; some 15 minutes on one free core)

First ridge regression from a text's terms to where the careful encoder places it; then contrast: a need or a title
near its patent, away from the others.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import rjieba
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from e5 import numbers
from scipy import sparse

from pairs import SHARED, Pair, lines, need, own_pairs, patent_pairs, stock
from panhuo.engine.encode.cache import VectorCache
from panhuo.engine.encode.loader import load_encoder
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space, centred
from panhuo.engine.text.counts import count_terms
from panhuo.engine.types import Side

OUT = Path(__file__).parents[2] / "src/panhuo/engine/data/fast_encoder.npz"
RUN = np.uint64(1 << 63)
LEAST_HELD, LEAST_WORD = 5, 8
MOST_WORDS = 4000
SIZE, RIDGE, STEPS, WHITEN = 256, 1.0, 8, 1e-2
OWN_WEIGHT, WORD_WEIGHT = 2.0, 0.5
SCALE, RATE, DROP = 20.0, 5e-4, 0.2
EPOCHS, OWN_TIMES, BATCH = 1, 6, 256


class Terms:
    """Turns texts into rows of weighted terms, as `FastEncoder` does."""

    def __init__(self, texts: list[str]) -> None:
        terms, _, _ = self._count(texts)
        keys, held = np.unique(terms, return_counts=True)
        self.keys = keys[held >= LEAST_HELD]
        self.weights = np.log(len(texts) / held[held >= LEAST_HELD]).astype(np.float32)

    def rows(self, texts: list[str]) -> Any:
        terms, rows, counts = self._count(texts)
        places = np.minimum(np.searchsorted(self.keys, terms), len(self.keys) - 1)
        known = self.keys[places] == terms
        values = (1 + np.log(counts[known])) * self.weights[places[known]]
        matrix = sparse.csr_matrix((values, (rows[known], places[known])), shape=(len(texts), len(self.keys)))
        norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1 / np.maximum(norms, 1e-9)) @ matrix, dtype=np.float32)

    def _count(self, texts: list[str]) -> tuple[Any, Any, Any]:
        singles, pairs = count_terms(texts)
        only = pairs.terms < RUN
        return (
            np.concatenate([singles.terms, pairs.terms[only]]),
            np.concatenate([singles.rows, pairs.rows[only]]).astype(np.int64),
            np.concatenate([singles.counts, pairs.counts[only]]),
        )


def main() -> None:
    torch.manual_seed(0)
    texts = [patent["abstract"] for patent in stock()]
    terms = Terms(texts)
    patents = terms.rows(texts)
    posted = terms.rows([need(row) for row in lines(SHARED / "data/needs/enterprise_needs_371.jsonl")])
    table = ridge(terms, patents, texts)
    table, offsets = whitened(table, patents, posted)
    table, offsets = contrast(table, offsets, terms, patents)
    scales = np.abs(table).max(axis=1) / 127
    codes = np.round(table / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    np.savez_compressed(
        OUT, keys=terms.keys, weights=terms.weights, vectors=codes, scales=scales.astype(np.float32),
        offset_patent=offsets[Side.PATENT], offset_need=offsets[Side.NEED],
    )  # fmt: skip


def ridge(terms: Terms, patents: Any, texts: list[str]) -> Any:
    """Vectors of terms whose sums come near the careful encoder's places."""
    encoder = load_encoder("careful")
    assert encoder is not None  # noqa: S101 - "careful" raises otherwise
    prior, cache = prior_of(encoder.name, encoder.dim), VectorCache.of_user()
    raw = centred(cache.encode(texts, encoder=encoder, side=Side.PATENT), texts, side=Side.PATENT, prior=prior)
    moments = Moments(encoder.dim)
    moments.add(raw)
    space = Space.of(moments, prior=prior)
    placed = space.whiten(raw)
    own, words = own_pairs(), frequent_words(texts)
    asked = [pair.text for pair in own]
    needs = space.place(cache.encode(asked, encoder=encoder, side=Side.NEED), asked, side=Side.NEED)
    needs = unit(needs + placed[[pair.row for pair in own]])  # half-way to the answer
    alone = space.place(cache.encode(words, encoder=encoder, side=Side.NEED), words, side=Side.NEED)
    rows = sparse.vstack([patents, terms.rows(words), terms.rows(asked)]).tocsr()
    weights = np.repeat([1.0, WORD_WEIGHT, OWN_WEIGHT], [len(texts), len(words), len(asked)]).astype(np.float32)
    return conjugate_gradients(rows, np.concatenate([placed, alone, needs]), weights)


def frequent_words(texts: list[str]) -> list[str]:
    """Chinese words of the stock, the shortest first."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word for word in rjieba.cut(text) if re.fullmatch("[\u4e00-\u9fff]{2,}", word)})
    return sorted((word for word, count in counts.items() if count >= LEAST_WORD), key=len)[:MOST_WORDS]


def conjugate_gradients(rows: Any, targets: Any, weights: Any) -> Any:
    """Ridge regression, all columns at once."""
    found = np.zeros((rows.shape[1], targets.shape[1]), np.float32)
    turned = rows.T.tocsr()
    rest = np.asarray(turned @ (weights[:, None] * targets), dtype=np.float32)
    way, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        image = np.asarray(turned @ (weights[:, None] * (rows @ way)), dtype=np.float32) + RIDGE * way
        step = size / np.maximum((way * image).sum(axis=0), 1e-12)
        found += step * way
        rest -= step * image
        new = (rest * rest).sum(axis=0)
        way = rest + new / np.maximum(size, 1e-12) * way
        size = new
    return found


def whitened(table: Any, patents: Any, posted: Any) -> tuple[Any, dict[Side, Any]]:
    """The table turned so that patents spread evenly over `SIZE` directions, and what centres each side."""
    sums = patents @ table
    length = np.linalg.norm(sums, axis=1).mean()
    values, vectors = np.linalg.eigh(np.cov((sums - sums.mean(axis=0)).T) / length**2)
    best = np.argsort(-values)[:SIZE]
    turn = (vectors[:, best] * (np.maximum(values[best], 0) + WHITEN) ** -0.5 / length).astype(np.float32)
    return table @ turn, {Side.PATENT: -sums.mean(axis=0) @ turn, Side.NEED: -(posted @ table).mean(axis=0) @ turn}


def contrast(table: Any, offsets: dict[Side, Any], terms: Terms, patents: Any) -> tuple[Any, dict[Side, Any]]:
    """Some epochs of cross-entropy against all patents (as they lay when the epoch began) and those of the batch."""
    values = torch.from_numpy(table).requires_grad_()
    sides = {side: torch.from_numpy(offset.astype(np.float32)).requires_grad_() for side, offset in offsets.items()}
    optimiser = torch.optim.Adam([values, *sides.values()], lr=RATE)
    chance = np.random.default_rng(0)

    def placed(rows: Any, side: Side, drop: float = 0.0) -> torch.Tensor:
        weights = F.dropout(torch.from_numpy(rows.data.astype(np.float32)), drop)
        columns, starts = rows.indices.astype(np.int64), rows.indptr[:-1].astype(np.int64)
        arguments = (torch.from_numpy(columns), values, torch.from_numpy(starts))
        return F.normalize(F.embedding_bag(*arguments, mode="sum", per_sample_weights=weights) + sides[side], dim=-1)

    groups = [(own_pairs(), OWN_TIMES), (patent_pairs(titles=4000, telling=4000, seed=0), 1)]
    ready = [(terms.rows([pair.text for pair in pairs]), targets(pairs), times) for pairs, times in groups]
    for _ in range(EPOCHS):
        with torch.no_grad():
            everything = placed(patents, Side.PATENT)
        for rows, aims, _times in (group for group in ready for _ in range(group[2])):
            order = chance.permutation(len(aims))
            for first in range(0, len(order), BATCH):
                batch = order[first : first + BATCH]
                asked = placed(rows[batch], Side.NEED, DROP)
                answers = placed(patents[aims[batch]], Side.PATENT, DROP)
                loss = cross_entropy(asked, answers, everything, torch.from_numpy(aims[batch]))
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
    return numbers(values), {side: numbers(offset) for side, offset in sides.items()}


def targets(pairs: list[Pair]) -> Any:
    """Rows of the answers."""
    return np.array([pair.row for pair in pairs])


def cross_entropy(asked: torch.Tensor, answers: torch.Tensor, everything: torch.Tensor, aims: torch.Tensor) -> Any:
    """Of the answer against the batch's other answers and all other patents."""
    own = SCALE * (asked * answers).sum(dim=1, keepdim=True)
    others = (SCALE * asked @ everything.T).scatter(1, aims[:, None], -1e9)
    batch = (SCALE * asked @ answers.T).masked_fill(aims[:, None] == aims[None], -1e9)
    return (torch.logsumexp(torch.cat([others, batch, own], dim=1), dim=1) - own[:, 0]).mean()


def unit(vectors: Any) -> Any:
    """At unit length."""
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
