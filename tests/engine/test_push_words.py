"""A push by words and meaning gives what the search gives before it reads the best, part by part."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pyarrow import dataset

from engine.conftest import TOPICS, HashEncoder
from panhuo.engine.api import Doc, Query, build_index, open_index
from panhuo.engine.push.documents import turned
from panhuo.engine.push.from_index import Source
from panhuo.engine.push.run import push

NEEDS = {
    "heat": "焚烧炉的烟气余热白白排掉，想用来加热助燃空气，少烧一点燃料，现在的换热器太容易积灰堵塞",
    "short": "锂电池 热失控",
    "safety": "机械手旁边的工人不小心按到启动按钮，希望光栅和继电器互相联锁，有人进入就不能启动",
    "english": "We look for a water based anticorrosive coating without organic solvents for steel bridges",
}


@pytest.fixture
def encoder():
    """One with which the ranker did not learn, so that the search does not order the best anew."""
    return HashEncoder("fast-hash")


@pytest.fixture
def index(tmp_path, docs, encoder):
    """A base segment, a delta, a changed and a removed document, one in English."""
    build_index(tmp_path / "index", docs, encoder=encoder)
    found = open_index(tmp_path / "index", encoder=encoder)
    english = Doc("coating", "Water based anticorrosive coating", "Epoxy resin, free of organic solvents, for steel.")
    found.apply([english, replace(docs[0], text="锂电池热失控时喷洒冷却液。")], ["paint"], last_outbox=3)
    return found


@pytest.fixture
def pushed(index, tmp_path, encoder):
    source = Source(tmp_path / "index", encoder=encoder, vectors=None)
    offered = source.patents([*(name for name, _, _ in TOPICS), "coating"])
    asking = source.takers(list(NEEDS), list(NEEDS.values()))
    out = tmp_path / "push"
    push(out, patents=offered, takers=asking, limit=5, mixture=source.mixture(offered, asking))
    return dataset.dataset(sorted(map(str, out.glob("part-*.parquet")))).to_table().to_pylist()


@pytest.mark.parametrize("name", NEEDS)
def test_order_and_parts_are_those_of_the_search(index, pushed, name):
    hits = index.search(Query(text=NEEDS[name], limit=5))
    rows = sorted((row for row in pushed if row["taker"] == name), key=lambda row: row["rank"])
    assert [row["patent"] for row in rows] == [hit.id for hit in hits]
    for row, hit in zip(rows, hits, strict=True):
        assert {part: row[part] for part in hit.parts} == pytest.approx(
            hit.parts, abs=0.02
        )  # vectors in half precision
        assert row["score"] == pytest.approx(row["characters"] + row["pairs"] + row["meaning"], abs=1e-4)


def test_the_terms_of_documents_are_their_postings_turned_around(index, tmp_path, encoder):
    state = Source(tmp_path / "index", encoder=encoder, vectors=None).state
    rows = np.array([1, 2, sum(map(len, state.segments)) - 1], dtype=np.int64)
    documents = turned(state.segments, rows)
    weights = np.zeros(documents.none + 1, dtype=np.float32)
    term = np.array([ord("换")], dtype=np.uint64)
    weights[np.searchsorted(documents.vocabulary[0], term)] = 1
    expected = np.concatenate([scores(segment, term) for segment in state.segments])[rows]
    assert documents.sums(weights, np.arange(3))[:, 0] * (2.5 / 255) == pytest.approx(expected)
    assert expected.any()


def scores(segment, term):
    out = np.zeros(len(segment), dtype=np.float32)
    segment.characters.add_scores(out, term, np.ones(1, dtype=np.float32))
    return out
