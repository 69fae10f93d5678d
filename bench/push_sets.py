"""What the push finds of the development sets' answers, beside the search."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from pyarrow import dataset

from corpus import documents
from panhuo.engine.api import Doc, Query, Side, VectorCache, build_index, load_encoder, need_text, open_index
from panhuo.engine.push.from_index import Source
from panhuo.engine.push.run import push
from sets import LABELS, present, read

LIMIT = 20


def found_of_sets() -> dict[str, tuple[float, float]]:
    """Recall@20 of the push and of the search, by set."""
    encoder, vectors = load_encoder("careful"), VectorCache.of_user()
    assert encoder is not None  # noqa: S101 - raises otherwise
    out = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docs = [Doc(id=one, title="", text=text, facets={}) for one, text in documents()]
        build_index(folder / "index", docs, encoder=encoder, vectors=vectors)
        index = open_index(folder / "index", encoder=encoder)
        source = Source(folder / "index", encoder=encoder, vectors=vectors)
        offered = source.patents([doc.id for doc in docs])
        for chosen in present():
            needs = read(chosen)
            relevant = {row["id"]: {key for key, grade in row["relevant"].items() if grade} for row in needs.answers}
            texts = {row["id"]: need_text(row.get("title", ""), row["text"]) for row in needs.needs}
            asking = source.takers(list(texts), list(texts.values()))
            push(folder / chosen, patents=offered, takers=asking, limit=LIMIT, mixture=source.mixture(offered, asking))
            rows = dataset.dataset(sorted(map(str, (folder / chosen).glob("part-*.parquet")))).to_table().to_pylist()
            pushed: dict[str, set[str]] = {}
            for row in rows:
                pushed.setdefault(row["taker"], set()).add(row["patent"])
            searched = {
                key: {hit.id for hit in index.search(Query(text=text, side=Side.NEED, limit=LIMIT))}
                for key, text in texts.items()
            }
            out[LABELS[chosen]] = (recall(relevant, pushed), recall(relevant, searched))
    return out


def recall(relevant: dict[str, set[str]], found: dict[str, set[str]]) -> float:
    return float(np.mean([len(own & found.get(key, set())) / len(own) for key, own in relevant.items() if own]))
