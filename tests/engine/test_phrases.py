from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from engine.conftest import HashEncoder
from panhuo.engine.api import Doc, Query, Side, VectorCache, build_index, open_index
from panhuo.engine.encode.phrases import MOST_WINDOWS, windowed
from panhuo.engine.encode.protocol import Matrix
from panhuo.engine.index import build, tokens
from panhuo.engine.text.sentences import sentences


class PhraseEncoder(HashEncoder):
    """A small real encoder of phrases too: one vector for each clause."""

    def __init__(self, name: str = "phrases-64") -> None:
        super().__init__(name)
        self.token_dim = self.dim

    def encode_patents(self, texts):
        said = [np.round(self._clauses(text) * 127).astype(np.int8) for text in texts]
        return self.encode(texts, side=Side.PATENT), said

    def encode_need(self, text):
        clauses = self._clauses(text)
        return self.encode([text], side=Side.NEED)[0], clauses / len(clauses)

    def _clauses(self, text: str) -> Matrix:
        clauses = [piece.text for piece in sentences(text.replace("，", "。"))] or [text]
        return HashEncoder().encode(clauses, side=Side.PATENT)


QUESTION = Query(text="控制器提前切断充电回路，减小旋翼振动，吊具停稳", limit=50)


@pytest.fixture
def encoder():
    return PhraseEncoder()


@pytest.fixture
def index(tmp_path, docs, encoder):
    build_index(tmp_path / "index", docs, encoder=encoder, last_outbox=1)
    return open_index(tmp_path / "index", encoder=encoder)


def phrases(index, query=QUESTION):
    return {hit.id: hit.parts["phrases"] for hit in index.search(query)}


def test_phrases_are_a_part_of_the_score(index, docs):
    assert index.manifest.tokens == 64
    hits = index.search(QUESTION)
    assert len(hits) == len(docs)
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()))
        assert set(hit.parts) == {"characters", "pairs", "meaning", "phrases", "object", "answered"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_one_clause_that_fits_counts_though_the_rest_is_about_something_else(tmp_path, encoder):
    filler = "本装置外壳为铝合金。底座设有螺栓孔。侧面贴有铭牌。随机附有说明书。"
    docs = [Doc(f"other-{at}", "", f"{filler}型号{at}。") for at in range(8)]
    build_index(tmp_path, [*docs, Doc("it", "", f"{filler}吊具停稳时间缩短。")], encoder=encoder)
    found = phrases(open_index(tmp_path, encoder=encoder), Query(text="吊具停稳时间缩短", limit=50))
    assert max(found, key=found.get) == "it"
    assert found["it"] > 0 > min(found.values())


def test_a_large_index_and_an_encoder_without_phrases_keep_none(tmp_path, docs, encoder, monkeypatch):
    build_index(tmp_path / "plain", docs, encoder=HashEncoder())
    build_index(tmp_path / "unknown", iter(docs), encoder=encoder)
    monkeypatch.setattr(tokens, "MOST", len(docs) - 1)
    build_index(tmp_path / "large", docs, encoder=encoder)
    for name, used in (("plain", HashEncoder()), ("unknown", encoder), ("large", encoder)):
        found = open_index(tmp_path / name, encoder=used)
        assert found.manifest.tokens == 0
        assert all("phrases" not in hit.parts for hit in found.search(QUESTION))
        found.apply([replace(docs[0], text="吊具停稳。")], [], last_outbox=2)
        assert found.search(QUESTION)


def test_needs_are_found_without_phrases(tmp_path, docs, encoder):
    needs = [replace(doc, side=Side.NEED) for doc in docs]
    build_index(tmp_path, needs, encoder=encoder)
    hits = open_index(tmp_path, encoder=encoder).search(replace(QUESTION, side=Side.PATENT))
    assert hits
    assert all("phrases" not in hit.parts for hit in hits)


def test_changes_equal_a_new_build(tmp_path, index, docs, encoder):
    new = Doc("pump", "磁力泵隔离套", "吊具停稳，减小旋翼振动。")
    changed = replace(docs[1], text="减小旋翼振动，吊具停稳。")
    index.apply([new], [], last_outbox=2)
    index.apply([changed], ["paint"], last_outbox=3)
    rest = [doc for doc in docs if doc.id not in (changed.id, "paint")]
    build_index(tmp_path / "anew", [*rest, changed, new], encoder=encoder)
    anew = phrases(open_index(tmp_path / "anew", encoder=encoder))
    after = phrases(index)
    assert set(after) == set(anew)
    order = sorted(anew, key=lambda name: (round(anew[name], 3), name))
    assert order == sorted(after, key=lambda name: (round(anew[name], 3), name))
    assert after["pump"] > after["window"]


def test_an_index_from_before_there_were_phrases_still_answers(index, tmp_path, encoder):
    path = tmp_path / "index/manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    del manifest["tokens"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    hits = open_index(tmp_path / "index", encoder=encoder).search(QUESTION)
    assert hits
    assert all("phrases" not in hit.parts for hit in hits)


def test_a_stopped_build_goes_on_without_encoding_again(tmp_path, docs, encoder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(build.SegmentWriter, "finish", stop)
        with pytest.raises(KeyboardInterrupt):
            build_index(tmp_path / "killed", docs, encoder=encoder)
    again = PhraseEncoder()
    build_index(tmp_path / "killed", docs, encoder=again)
    assert again.encoded == []
    build_index(tmp_path / "whole", docs, encoder=encoder)
    both = [phrases(open_index(tmp_path / name, encoder=encoder)) for name in ("killed", "whole")]
    assert both[0] == both[1]


def stop(*_args, **_kwargs) -> None:
    raise KeyboardInterrupt


def test_the_cache_keeps_what_texts_say(tmp_path, docs, encoder):
    cache = VectorCache(tmp_path / "vectors.sqlite3")
    texts = [doc.text for doc in docs] * 2
    cache.encode(texts[:2], encoder=encoder, side=Side.PATENT)  # vectors alone are not enough
    vectors, said = cache.encode_patents(texts, encoder=encoder)
    encoded = len(encoder.encoded)
    again, kept = VectorCache(tmp_path / "vectors.sqlite3").encode_patents(texts, encoder=encoder)
    assert len(encoder.encoded) == encoded
    assert (vectors == again).all()
    assert all((one == other).all() for one, other in zip(said, kept, strict=True))
    assert len(said) == len(texts)


@pytest.mark.parametrize("length", [1, 4, 5, 192, 193, 320])
def test_windows_are_few_and_of_unit_length(length):
    rows = np.random.default_rng(1).normal(size=(length, 128)).astype(np.float32)
    codes = windowed(rows)
    assert 1 <= len(codes) <= MOST_WINDOWS
    assert np.linalg.norm(codes.astype(float), axis=1) == pytest.approx(np.full(len(codes), 127), abs=3)


@pytest.mark.model
def test_the_careful_encoder_tells_the_same_vectors_with_phrases(careful):
    texts = ["一种锂电池热失控预警装置，包括温度传感器。", "鋰"]
    vectors, said = careful.encode_patents(texts)
    assert (vectors == careful.encode(texts, side=Side.PATENT)).all()
    assert [codes.shape[1] for codes in said] == [careful.token_dim] * 2
    vector, asked = careful.encode_need(texts[0])
    assert (vector == careful.encode(texts[:1], side=Side.NEED)[0]).all()
    assert np.linalg.norm(asked, axis=1).sum() == pytest.approx(1, abs=1e-3)
    assert careful.encode_patents([])[1] == []
