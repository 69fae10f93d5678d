"""What every index backend must do: the one on disk, and Milvus over TCP."""

from __future__ import annotations

from dataclasses import replace

import pytest

from milvus_server import milvus_server, milvus_url  # noqa: F401 -- a fixture
from panhuo.engine.api import Doc, EngineError, Query, build_index, open_index
from panhuo.engine.milvus.build import build_milvus, open_milvus
from panhuo.engine.milvus.client import connect

from .conftest import HashEncoder

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class OnDisk:
    def __init__(self, path) -> None:
        self._path = path

    def build(self, docs, *, encoder, last_outbox=0) -> None:
        build_index(self._path, docs, encoder=encoder, last_outbox=last_outbox)

    def open(self, *, encoder):
        return open_index(self._path, encoder=encoder)


class InMilvus:
    def __init__(self, client, name) -> None:
        self._client, self._name = client, name

    def build(self, docs, *, encoder, last_outbox=0) -> None:
        build_milvus(self._client, self._name, docs, encoder=encoder, last_outbox=last_outbox)

    def open(self, *, encoder):
        return open_milvus(self._client, self._name, encoder=encoder)


@pytest.fixture(params=["disk", "milvus"])
def backend(request, tmp_path):
    if request.param == "disk":
        return OnDisk(tmp_path)
    return InMilvus(connect(request.getfixturevalue("milvus_url")), f"t{abs(hash(request.node.name)) % 10**9}")


def ids(index, text, **more):
    return [hit.id for hit in index.search(Query(text=text, **more))]


@pytest.fixture
def index(backend, docs, encoder):
    backend.build(docs, encoder=encoder, last_outbox=10)
    return backend.open(encoder=encoder)


def test_nothing_was_built_yet(backend, encoder):
    with pytest.raises(EngineError) as error:
        backend.open(encoder=encoder)
    assert error.value.code == "index.missing"


def test_words_alone(backend, docs):
    backend.build(docs, encoder=None)
    index = backend.open(encoder=None)
    assert ids(index, "起重机吊具防摇")[0] == "crane"
    assert not index.by_meaning
    assert "meaning" not in index.search(Query(text="起重机吊具防摇"))[0].parts
    assert ids(index, "") == []


def test_words_and_meaning_add_up_to_the_score(index):
    hits = index.search(Query(text="锂离子电池热失控预警"))
    assert hits[0].id == "battery"
    assert "meaning" in hits[0].parts
    assert len(hits[0].parts) > 1
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()), abs=1e-5)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_filters_are_hard(index, docs):
    kinds = {doc.id: doc.facets["kind"][0] for doc in docs}
    for kind in ("invention", "utility"):
        found = ids(index, "装置", filters={"kind": (kind,)})
        assert found
        assert {kinds[name] for name in found} == {kind}
    every = ids(index, "装置", filters={"kind": ("invention", "utility")}, limit=50)
    assert {kinds[name] for name in every} == {"invention", "utility"}
    assert ids(index, "装置", filters={"kind": ("design",)}) == []
    assert ids(index, "装置", filters={"kind": ()}) == []
    assert "battery" not in ids(index, "锂离子电池热失控预警", exclude=frozenset({"battery"}))


def test_scope_is_a_filter_like_any_other(index, docs):
    allowed = {doc.id for doc in docs if "org-1" in doc.facets["scope"]}
    found = ids(index, "锂离子电池 余热 旋翼 新风", filters={"scope": ("org-1",), "kind": ("utility",)}, limit=50)
    assert found
    assert set(found) <= allowed


def test_a_value_with_quotes_is_a_value(backend, docs, encoder):
    odd = '"); drop "x\\ 值'
    backend.build([*docs, Doc("odd", "磁力泵", "碳化硅隔离套。", facets={"owner": (odd,)})], encoder=encoder)
    index = backend.open(encoder=encoder)
    assert ids(index, "磁力泵", filters={"owner": (odd,)}) == ["odd"]
    assert ids(index, "磁力泵", filters={"owner": ('" or 1 == 1 or "',)}) == []


def test_deleting_and_replacing(index, docs):
    index.apply([replace(docs[0], title="磁力泵轴承", text="碳化硅轴承。", version=50)], ["paint"], last_outbox=15)
    assert ids(index, "磁力泵轴承")[0] == "battery"
    assert "paint" not in ids(index, "防腐涂料", limit=50)
    assert index.doc_version("battery") == 50
    assert index.doc_version("paint") is None
    assert len(index) == 7
    assert index.manifest.last_outbox == 15


def test_a_reader_that_was_open_sees_changes_and_a_new_build(backend, index, docs, encoder):
    other = backend.open(encoder=encoder)
    index.apply([], ["crane"], last_outbox=11)
    assert "crane" not in ids(other, "起重机吊具防摇", limit=50)
    backend.build(docs, encoder=encoder, last_outbox=20)
    assert ids(other, "起重机吊具防摇")[0] == "crane"
    assert other.manifest.last_outbox == 20
    assert len(other) == 8


def test_of_the_same_id_the_last_counts(backend, docs, encoder):
    backend.build([*docs, replace(docs[0], text="改用光纤测温。", version=7)], encoder=encoder)
    index = backend.open(encoder=encoder)
    assert len(index) == 8
    assert index.doc_version("battery") == 7


def test_similar_leaves_itself_out(index):
    hits = index.similar("furnace", limit=3)
    assert "furnace" not in [hit.id for hit in hits]
    assert len(hits) == 3
    assert index.similar("nowhere") == []


def test_another_encoder_falls_back_to_words(backend, docs, encoder):
    backend.build(docs, encoder=encoder)
    other = backend.open(encoder=HashEncoder("another-64"))
    assert not other.by_meaning
    assert ids(other, "起重机吊具防摇")[0] == "crane"


def test_a_server_that_goes_away_is_said_to_be_unreachable(docs, encoder, tmp_path, monkeypatch):
    monkeypatch.setattr("panhuo.engine.milvus.client.PATIENCE", 2.0)
    with milvus_server(tmp_path) as url:
        client = connect(url)
        build_milvus(client, "gone", docs, encoder=encoder)
        index = open_milvus(client, "gone", encoder=encoder)
        assert ids(index, "起重机吊具防摇")[0] == "crane"
    with pytest.raises(EngineError) as error:
        index.search(Query(text="起重机吊具防摇"))
    assert error.value.code == "milvus.unreachable"
    assert error.value.params == {"url": url}
