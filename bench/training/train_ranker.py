"""Learns the weights of the ranker: src/panhuo/engine/data/ranker.json; prints what they give by cross-validation.

usage: python bench/training/train_ranker.py          (see README.md; four minutes once the stock is encoded)

The best hundred of each need, with their features as the program reads them; the weights make what answers likely among
these (softmax), drawn to the plain mixture. Every kind of need says as much as the others, however many there are of
it: written ones, posted ones, those across languages (half as much), and our own that no training saw.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import documents
from panhuo.engine.api import Doc, Index, Side, VectorCache, build_index, load_encoder, need_text, open_index
from panhuo.engine.rank.learnt import FILE, WITH_PHRASES, WITHOUT_PHRASES
from panhuo.engine.rank.mixture import CHARACTERS, MEANING, PAIRS, rank
from panhuo.engine.rank.ranker import ANSWERED, OBJECT, PHRASES, READ, ranker
from panhuo.engine.text.salient import question_text
from sets import read, scorer

OUT = Path(__file__).parents[2] / "src/panhuo/engine" / FILE
SAY = {"dev": 1.0, "dev_real": 0.5, "judged": 0.5, "dev_en": 0.5, "own": 1.0}
"""How much each set says: posted needs (two sets) as much as written ones."""

PLAIN = {CHARACTERS: 1.0, PAIRS: 1.0, MEANING: 1.0, PHRASES: 0.35, OBJECT: 0.0, ANSWERED: 0.0}
"""Where the weights are drawn to."""

FEATURES = {WITH_PHRASES: list(PLAIN), WITHOUT_PHRASES: [name for name in PLAIN if name != PHRASES]}
RIDGE, FOLDS = 0.3, 10


@dataclass(frozen=True)
class Asked:
    """One need: what answers it, and its best documents with their features (a row each)."""

    answer: dict[str, Any]
    names: list[str]
    features: Any

    @property
    def aims(self) -> Any:
        """The share of the answer that each document has."""
        gains = np.array([2.0 ** self.answer["relevant"].get(name, 0) - 1 for name in self.names])
        return gains / gains.sum() if gains.any() else None

    def measured(self, weights: Any, columns: list[int], score: Any) -> list[float]:
        totals = self.features[:, columns] @ weights
        ranked = [self.names[at] for at in np.argsort(-totals, kind="stable")]
        return list(score.measure(self.answer, ranked).values())


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="panhuo-ranker-") as folder:
        encoder = load_encoder("careful")
        docs = [Doc(id=name, title="", text=text) for name, text in documents()]
        build_index(Path(folder), docs, encoder=encoder, vectors=VectorCache.of_user())
        index = open_index(Path(folder), encoder=encoder)
        found = {name: list(asked(index, name)) for name in SAY}
    print("read", {name: len(rows) for name, rows in found.items()}, flush=True)
    learnt = {}
    for kind, features in FEATURES.items():
        columns = [list(PLAIN).index(name) for name in features]
        validated(kind, found, columns)
        weights = fitted(found, columns)
        learnt[kind] = {
            name: round(float(weight / weights[0]), 3) for name, weight in zip(features, weights, strict=True)
        }
        print(kind, learnt[kind], flush=True)
    OUT.write_text(json.dumps(learnt, indent=2) + "\n", encoding="utf-8")


def asked(index: Index, name: str) -> Iterator[Asked]:
    """The needs of a set with the features of their best documents, as the program reads them."""
    state = index._fresh()  # noqa: SLF001 - features before they are weighted are nobody else's business
    mask = state.mask({}, frozenset())
    chosen = read(name)
    for need, answer in zip(chosen.needs, chosen.answers, strict=True):
        text = question_text(need_text(need.get("title") or "", need.get("text") or ""), side=Side.NEED)
        vector, said = index._meaning(state, text, Side.NEED)  # noqa: SLF001
        best = rank(text, vector, state, mask=mask, limit=READ)
        ranker(text, state, by_meaning=vector is not None, said=said).add_features(best)
        values = [[parts.get(feature, 0.0) for feature in PLAIN] for _, parts in best]
        yield Asked(answer, [state.name(row) for row, _ in best], np.array(values))


def validated(kind: str, found: dict[str, list[Asked]], columns: list[int]) -> None:
    """Print what weights give that saw nine tenths of the needs, on the tenth left out."""
    score, chance = scorer(), np.random.default_rng(3)
    folds = {name: chance.permutation(len(rows)) % FOLDS for name, rows in found.items()}
    values: dict[str, list[list[float]]] = {name: [] for name in found}
    for fold in range(FOLDS):
        kept = {name: [row for row, own in zip(found[name], folds[name], strict=True) if own != fold] for name in found}
        weights = fitted(kept, columns)
        for name, rows in found.items():
            left = [row for row, own in zip(rows, folds[name], strict=True) if own == fold]
            values[name] += [row.measured(weights, columns, score) for row in left]
    for name, rows in values.items():
        print(kind, name, len(rows), np.mean(rows, axis=0).round(3).tolist(), flush=True)


def fitted(found: dict[str, list[Asked]], columns: list[int]) -> Any:
    """Weights under which what answers is likeliest."""
    groups = [(SAY[name], *stacked(rows, columns)) for name, rows in found.items()]
    start = np.array(list(PLAIN.values()))[columns]
    spread = np.concatenate([features.reshape(-1, len(columns)) for _, features, _ in groups]).std(axis=0)

    def loss(weights: Any) -> tuple[float, Any]:
        away = (weights - start) * spread
        value, slope = RIDGE * float(away @ away), 2 * RIDGE * away * spread
        for say, features, aims in groups:
            totals = features @ weights
            totals -= totals.max(axis=1, keepdims=True)
            log_shares = totals - np.log(np.exp(totals).sum(axis=1, keepdims=True))
            value -= say * float((aims * log_shares).sum(axis=1).mean())
            slope = slope + say * np.einsum("nd,ndf->f", np.exp(log_shares) - aims, features) / len(aims)
        return value, slope

    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def stacked(rows: Sequence[Asked], columns: list[int]) -> tuple[Any, Any]:
    """Features and aims of the needs of which an answer is among the best."""
    full = [row for row in rows if row.aims is not None and len(row.names) == READ]
    return np.stack([row.features[:, columns] for row in full]), np.stack([row.aims for row in full])


if __name__ == "__main__":
    main()
