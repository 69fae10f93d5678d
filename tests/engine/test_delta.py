from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conftest import TOPICS, HashEncoder
from panhuo.engine.api import Doc, EngineError, Query, build_index, open_index


def found(index, text):
    return [hit.id for hit in index.search(Query(text=text, limit=50))]


@pytest.fixture
def index(tmp_path, docs, encoder):
    build_index(tmp_path, docs, encoder=encoder, last_outbox=10)
    return open_index(tmp_path, encoder=encoder)


def test_a_new_a_changed_and_a_removed_document(index, docs, tmp_path, encoder):
    other = open_index(tmp_path, encoder=encoder)
    new = Doc("pump", "磁力泵隔离套", "隔离套用碳化硅制成，减少涡流。", facets={"scope": ("public",)}, version=3)
    index.apply([new, replace(docs[0], title="磁力泵轴承", text="碳化硅轴承。", version=50)], ["paint"], last_outbox=15)
    for reader in (index, other):  # the other one was open before: it notices by itself
        assert set(found(reader, "磁力泵")[:2]) == {"pump", "battery"}
        assert "paint" not in found(reader, "防腐涂料")
        assert reader.doc_version("battery") == 50
        assert reader.doc_version("paint") is None
        assert len(reader) == 8
        assert reader.manifest.last_outbox == 15
    assert [hit.id for hit in index.search(Query(text="磁力泵", filters={"scope": ("org-1",)}, limit=1))] == ["battery"]


def test_the_old_text_of_a_changed_document_is_gone(index, docs):
    index.apply([replace(docs[0], title="磁力泵轴承", text="碳化硅轴承。")], [], last_outbox=11)
    hits = index.search(Query(text="热失控预警", limit=50))
    assert [hit.id for hit in hits].count("battery") <= 1
    assert not hits or hits[0].id != "battery"


def test_applying_twice_changes_nothing(index, docs):
    change = [replace(docs[2], text="桨毂减振器，改用磁流变液。", version=9)]
    index.apply(change, ["weld"], last_outbox=12)
    before = index.search(Query(text="磁流变减振", limit=50)), len(index)
    index.apply(change, ["weld"], last_outbox=12)
    assert (index.search(Query(text="磁流变减振", limit=50)), len(index)) == before


def test_a_removed_document_can_come_back(index, docs):
    index.apply([], ["weld"], last_outbox=11)
    assert index.doc_version("weld") is None
    index.apply([docs[5]], [], last_outbox=12)
    assert found(index, "机械手焊接光栅")[0] == "weld"


def test_the_last_outbox_row_never_goes_back(index):
    index.apply([], ["weld"], last_outbox=20)
    index.apply([], ["paint"], last_outbox=11)
    assert index.manifest.last_outbox == 20


def test_only_one_delta_folder_stays(index, docs, tmp_path):
    for turn in range(4):
        index.apply([replace(docs[turn], version=100 + turn)], [], last_outbox=20 + turn)
    assert len(list(tmp_path.glob("generation-*/delta-*"))) == 1
    assert [index.doc_version(doc.id) for doc in docs[:4]] == [100, 101, 102, 103]


def test_changes_need_the_index_s_encoder(tmp_path, docs, encoder):
    build_index(tmp_path, docs, encoder=encoder)
    for other in (None, HashEncoder(name="another")):
        with pytest.raises(EngineError) as raised:
            open_index(tmp_path, encoder=other).apply([docs[0]], [], last_outbox=1)
        assert raised.value.code == "index.encoder"
    assert not list(tmp_path.glob("generation-*/delta-*"))


STEP = st.tuples(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3), st.lists(st.integers(0, 7), max_size=2)
)


@settings(max_examples=10, deadline=None)
@given(steps=st.lists(STEP, min_size=1, max_size=4))
def test_any_changes_hold_the_documents_that_a_rebuild_would(tmp_path_factory, steps):
    """A model test: after any changes the index knows the same documents, texts, filters and versions as a plain dict."""
    path, encoder = tmp_path_factory.mktemp("index"), HashEncoder()
    model = {f"d{at}": Doc(f"d{at}", "", TOPICS[at][2], facets={"topic": (str(at),)}) for at in range(4)}
    build_index(path, list(model.values()), encoder=encoder)
    index = open_index(path, encoder=encoder)
    for number, (changed, removed) in enumerate(steps, start=1):
        upserts = [
            Doc(f"d{at}", "", TOPICS[topic][2], facets={"topic": (str(topic),)}, version=number)
            for at, topic in changed
        ]
        gone = [f"d{at}" for at in removed]
        index.apply(upserts, gone, last_outbox=number)
        model.update({doc.id: doc for doc in upserts})
        for doc_id in gone:
            model.pop(doc_id, None)
    assert len(index) == len(model)
    for at in range(8):
        kept = model.get(f"d{at}")
        assert index.doc_version(f"d{at}") == (kept.version if kept else None)
    for topic in range(8):
        holders = {doc.id for doc in model.values() if doc.facets["topic"] == (str(topic),)}
        query = Query(text=TOPICS[topic][2], filters={"topic": (str(topic),)}, limit=50)
        assert {hit.id for hit in index.search(query)} == holders
        best = index.search(Query(text=TOPICS[topic][2], limit=max(len(holders), 1)))
        assert holders <= {hit.id for hit in best}
