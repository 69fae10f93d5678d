"""What each part of the ranking brings: a table with bootstrap intervals and processor time for a need.

usage: python bench/ablation.py           (needs ../shared; rewrites its section of docs/benchmarks.md)
"""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from corpus import PATENTS, machine, write_section
from panhuo.engine.api import (
    Doc,
    Encoder,
    Index,
    Query,
    Side,
    VectorCache,
    build_index,
    load_encoder,
    need_text,
    open_index,
)
from panhuo.engine.index.state import open_state
from panhuo.engine.rank.mixture import rank
from panhuo.engine.rank.words import score_words
from panhuo.engine.text.salient import question_text
from sets import LABELS, present, read, scorer

BEST = 100
SAMPLES = 2000
Ranking = Callable[[str], list[str]]


def main() -> None:
    head = machine()
    with gzip.open(PATENTS, "rt", encoding="utf-8") as handle:
        docs = [Doc(row["id"], "", row["abstract"]) for row in map(json.loads, handle)]
    rows = ["| set | ranking | recall@10 | recall@50 | MRR@10 | nDCG@10 | ms a need |", "|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        variants = rankings(Path(folder), docs)
        for name in present():
            if name != "dev_en":
                rows += [line(name, variant, ranking) for variant, ranking in variants.items()]
    write_section("ablation", "\n".join([head, "", *rows]))


def rankings(folder: Path, docs: list[Doc]) -> dict[str, Ranking]:
    """The variants, each as a function from a need's text to ids."""
    found: dict[str, Ranking] = {}
    fast, careful = load_encoder("fast"), load_encoder("careful")
    indexes = {}
    for name, encoder in (("none", None), ("fast", fast), ("careful", careful)):
        vectors = VectorCache.of_user() if name == "careful" else None
        build_index(folder / name, docs, encoder=encoder, vectors=vectors)
        indexes[name] = open_index(folder / name, encoder=encoder)
    found["characters"] = words(folder / "none", "characters")
    found["pairs"] = words(folder / "none", "pairs")
    found["characters and pairs"] = whole(indexes["none"])
    for name, encoder in (("fast", fast), ("careful", careful)):
        assert encoder is not None  # noqa: S101 - both were asked for by name
        found[f"{name} encoder alone"] = meaning(folder / name, encoder)
        found[f"words and {name} encoder, added"] = added(folder / name, encoder)
    found["the ranker (careful)"] = whole(indexes["careful"])
    return found


def words(path: Path, part: str) -> Ranking:
    """BM25 over one kind of terms alone."""
    state = open_state(path)

    def ranked(text: str) -> list[str]:
        scores = score_words(text, state.segments, alone=True)
        if scores is None:
            return []
        return [state.name(int(row)) for row in np.argsort(-getattr(scores, part), kind="stable")[:BEST]]

    return ranked


def meaning(path: Path, encoder: Encoder) -> Ranking:
    """Vectors alone."""
    state = open_state(path)
    everything = state.mask({}, frozenset())

    def ranked(text: str) -> list[str]:
        assert state.space is not None  # noqa: S101 - it was built with an encoder
        vector = state.space.place(encoder.encode([text], side=Side.NEED), [text], side=Side.NEED)[0]
        return [state.name(int(row)) for row in state.nearest(vector, BEST, mask=everything)]

    return ranked


def added(path: Path, encoder: Encoder) -> Ranking:
    """The first stage alone: words and meaning, before the best hundred are read."""
    state = open_state(path)
    everything = state.mask({}, frozenset())

    def ranked(text: str) -> list[str]:
        assert state.space is not None  # noqa: S101 - it was built with an encoder
        vector = state.space.place(encoder.encode([text], side=Side.NEED), [text], side=Side.NEED)[0]
        return [state.name(row) for row, _ in rank(text, vector, state, mask=everything, limit=BEST)]

    return ranked


def whole(index: Index) -> Ranking:
    """The ranking as it is used."""

    def ranked(text: str) -> list[str]:
        return [hit.id for hit in index.search(Query(text=text, limit=BEST))]

    return ranked


def line(name: str, variant: str, ranking: Ranking) -> str:
    """One row of the table."""
    chosen, score = read(name), scorer()
    texts = {need["id"]: need_text(need.get("title") or "", need.get("text") or "") for need in chosen.needs}
    measured, began = [], time.process_time()
    for answer in chosen.answers:
        ranked = ranking(question_text(texts[answer["id"]], side=Side.NEED))
        measured.append([score.measure(answer, ranked)[metric] for metric in score.METRICS])
    spent = (time.process_time() - began) * 1000 / len(measured)
    cells = [cell(column) for column in np.array(measured).T]
    print(name, variant, cells, flush=True)
    return f"| {LABELS[name]} ({len(measured)}) | {variant} | " + " | ".join(cells) + f" | {spent:.1f} |"


def cell(values: Any) -> str:
    """The mean with its 95 % bootstrap interval over needs."""
    chance = np.random.default_rng(0)
    means = values[chance.integers(0, len(values), (SAMPLES, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return f"{values.mean():.3f} [{low:.2f}, {high:.2f}]"


if __name__ == "__main__":
    main()
