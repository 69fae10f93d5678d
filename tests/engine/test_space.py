from __future__ import annotations

import numpy as np
import pytest

from panhuo.engine.api import Side
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space
from panhuo.engine.text.language import Language


def test_standing_is_the_mean_and_deviation_over_all_documents():
    rng = np.random.default_rng(0)
    prior = prior_of("hash", 16)
    raw = rng.normal(size=(5000, 16)).astype(np.float32) * np.linspace(0.1, 2, 16, dtype=np.float32)
    moments, spread = Moments(16), Moments(16)
    moments.add(raw)
    space = Space.of(moments, prior=prior)
    placed = space.whiten(raw)
    spread.add(placed)
    space = space.with_spread(spread)
    question = placed[0]
    mean, deviation = space.standing(question)
    assert mean == pytest.approx(float((placed @ question).mean()), abs=0.01)
    assert deviation == pytest.approx(float((placed @ question).std()), rel=0.05)


def test_many_documents_are_evened_out_and_few_change_little():
    rng = np.random.default_rng(0)
    prior = prior_of("hash", 16)
    loud = rng.normal(size=(200_000, 16)).astype(np.float32) * np.linspace(1, 4, 16, dtype=np.float32)
    many, few = Moments(16), Moments(16)
    many.add(loud)
    few.add(loud[:20])
    spread = Space.of(many, prior=prior).whiten(loud).std(axis=0)
    assert spread.max() / spread.min() < 1.1
    neutral = Space.of(Moments(16), prior=prior)
    few_space = Space.of(few, prior=prior)
    assert np.abs(few_space.mean - neutral.mean).max() < 0.1


def test_vectors_that_are_trained_to_be_compared_stay_as_they_are():
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(5000, 16)).astype(np.float32) * np.linspace(1, 4, 16, dtype=np.float32) + 1
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    moments = Moments(16)
    moments.add(vectors)
    space = Space.of(moments, prior=prior_of("fast-1", 16))
    assert space.whiten(vectors) == pytest.approx(vectors, abs=1e-6)


def test_the_shipped_statistics_are_whole():
    prior = prior_of("e5-small-int8-0.3.0-r1", 384)
    assert prior.covariance.shape == prior.to_chinese.shape == (384, 384)
    assert (np.linalg.eigvalsh(prior.covariance) > -1e-5).all()
    assert np.abs(prior.means[Side.NEED, Language.CHINESE] - prior.means[Side.PATENT, Language.CHINESE]).max() > 0


@pytest.mark.model
def test_an_english_question_finds_the_chinese_document(careful, tmp_path, docs):
    from panhuo.engine.api import Query, build_index, open_index

    build_index(tmp_path, docs, encoder=careful)
    index = open_index(tmp_path, encoder=careful)
    hits = index.search(Query(text="we would like to recover the waste heat of flue gas from a garbage incinerator"))
    assert hits[0].id == "furnace"
    assert set(hits[0].parts) == {"meaning", "phrases", "object", "answered"}
    assert hits[0].parts["object"] == hits[0].parts["answered"] == 0
