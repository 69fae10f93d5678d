"""The ways of a large index give what the exact ways give."""

from __future__ import annotations

import numpy as np
import pytest

from panhuo.engine.api import Doc, Query, build_index, open_index
from panhuo.engine.index import segment, vectors
from panhuo.engine.rank import large_words

from .conftest import TOPICS, HashEncoder

SIZE = 1500


@pytest.fixture(scope="module")
def texts():
    rng = np.random.default_rng(3)
    sentences = [part for _, title, text in TOPICS for part in (title, *text.split("，"))]
    return ["，".join(sentences[at] for at in rng.choice(len(sentences), 4)) + f"第{row}例" for row in range(SIZE)]


@pytest.fixture(scope="module")
def both(tmp_path_factory, texts):
    path, encoder, patch = tmp_path_factory.mktemp("large"), HashEncoder(), pytest.MonkeyPatch()
    patch.setattr(vectors, "SAMPLE", 1000)
    patch.setattr(vectors, "LARGE", 1000)
    patch.setattr(segment, "LARGE", 1000)
    docs = [Doc(str(row), "", text, facets={"half": (str(row % 2),)}) for row, text in enumerate(texts)]
    build_index(path, docs, encoder=encoder)
    large = open_index(path, encoder=encoder)
    large.apply([Doc("new", "", "量子点发光二极管封装胶水", facets={"half": ("1",)})], ["7"], last_outbox=1)
    patch.setattr(segment, "LARGE", 10**9)
    exact = open_index(path, encoder=encoder)
    for part in exact._state.segments:
        part.vectors._codes = None
    yield large, exact
    patch.undo()


QUESTIONS = ("锂离子电池热失控，需要提前切断充电回路并报警", "烟气余热回收后加热助燃空气的换热器", "吊具停稳时间缩短")


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("filters", [{}, {"half": ("1",)}])
def test_the_best_are_the_same_and_scores_differ_little(both, text, filters):
    large, exact = both
    assert large._state.segments[0].sample is not None
    assert exact._state.segments[0].sample is None
    ask = Query(text=text, filters=filters, limit=20)
    one, two = large.search(ask), exact.search(ask)
    assert len({hit.id for hit in one} & {hit.id for hit in two}) >= 17
    assert one[0].score == pytest.approx(two[0].score, rel=0.25)
    assert all(hit.score == pytest.approx(sum(hit.parts.values())) for hit in one)


def test_changes_are_found_and_gone_documents_are_not(both):
    large, _ = both
    assert large.search(Query(text="量子点发光二极管封装胶水"))[0].id == "new"
    assert "7" not in {hit.id for hit in large.search(Query(text=QUESTIONS[0], limit=SIZE))}


def test_a_question_of_common_terms_only_is_answered_the_exact_way(both):
    large, _ = both
    assert large_words.score_large("第例", large._state.segments, alone=True) is None
    assert large.search(Query(text="第例", limit=5))
