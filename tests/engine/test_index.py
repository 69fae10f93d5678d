from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest

from engine.conftest import HashEncoder
from panhuo.engine.api import Doc, EngineError, Query, Side, VectorCache, build_index, open_index


def ids(hits):
    return [hit.id for hit in hits]


@pytest.fixture(params=["words", "meaning"])
def index(request, tmp_path, docs, encoder):
    chosen = encoder if request.param == "meaning" else None
    build_index(tmp_path, docs, encoder=chosen, last_outbox=7)
    return open_index(tmp_path, encoder=chosen)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("锂电池 热失控", "battery"),
        ("鋰電池熱失控", "battery"),
        ("余热", "furnace"),
        ("1000", "paint"),
        ("我公司客车刹车时的能量想收回来再用，起步时放出", "brake"),
        ("吊具摇晃，想让起重机小车停得稳", "crane"),
    ],
)
def test_finds_the_right_document(index, text, best):
    assert index.search(Query(text=text))[0].id == best


def test_parts_sum_to_the_score_and_ranks_count_up(index):
    hits = index.search(Query(text="旋翼振动和换气热量", limit=5))
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()))
        assert ("meaning" in hit.parts) == index.by_meaning


def test_filters_are_hard_and_combine(index):
    everything = Query(text="控制装置系统方法结构", limit=50)
    utility = index.search(replace(everything, filters={"kind": ("utility",)}))
    assert utility
    assert {h.id for h in utility} <= {"furnace", "rotor", "brake", "weld", "paint"}
    both = index.search(replace(everything, filters={"kind": ("utility", "invention"), "scope": ("org-1",)}))
    assert {h.id for h in both} <= {"battery", "rotor", "brake", "crane"}
    assert index.search(replace(everything, filters={"scope": ("org-2",)})) == []
    assert index.search(replace(everything, filters={"scope": ()})) == []
    assert index.search(replace(everything, filters={"no-such-field": ("x",)})) == []


def test_exclusion_and_limit(index):
    query = Query(text="锂电池热失控")
    assert "battery" not in ids(index.search(replace(query, exclude=frozenset(["battery", "no-such"]))))
    assert len(index.search(replace(query, limit=1))) == 1
    assert index.search(replace(query, limit=0)) == []


@pytest.mark.parametrize("text", ["", "  \n", "，。！", "\ud800", "z"])
def test_a_question_that_says_nothing_finds_nothing_and_does_not_fail(index, text):
    assert index.search(Query(text=text)) == []


def test_a_question_of_fifty_thousand_characters(index):
    assert index.search(Query(text="焊接机械手光栅联锁，" * 5000))[0].id == "weld"


def test_similar_leaves_itself_out_and_keeps_the_filters(index):
    assert "battery" not in ids(index.similar("battery", limit=20))
    assert set(ids(index.similar("battery", filters={"scope": ("org-1",)}))) <= {"rotor", "brake", "crane"}
    assert index.similar("no-such-document") == []


def test_versions_and_manifest(index):
    assert index.doc_version("furnace") == 1
    assert index.doc_version("no-such") is None
    assert index.manifest.last_outbox == 7
    assert len(index) == 8


def test_needs_are_found_for_a_patent(tmp_path, encoder):
    needs = [
        Doc("n1", "电池安全", "充电时电池发热，想提前报警。", Side.NEED),
        Doc("n2", "新风", "教室换气又不想丢热量。", Side.NEED),
    ]
    build_index(tmp_path, needs, encoder=encoder)
    index = open_index(tmp_path, encoder=encoder)
    assert index.search(Query(text="电池热失控预警装置，提前报警。", side=Side.PATENT))[0].id == "n1"


def test_an_empty_index(tmp_path, encoder):
    manifest = build_index(tmp_path, [], encoder=encoder)
    index = open_index(tmp_path, encoder=encoder)
    assert manifest.docs == len(index) == 0
    assert index.search(Query(text="电池")) == []
    index.apply([Doc("a", "电池", "电池预警。")], [], last_outbox=1)
    assert ids(index.search(Query(text="电池"))) == ["a"]


def test_of_the_same_id_the_last_counts(tmp_path, docs, encoder):
    again = replace(docs[0], title="无线充电桩", text="线圈对准后自动充电。", version=99)
    build_index(tmp_path, [*docs, again], encoder=encoder)
    index = open_index(tmp_path, encoder=encoder)
    assert len(index) == len(docs)
    assert index.doc_version("battery") == 99
    assert ids(index.search(Query(text="无线充电线圈")))[0] == "battery"
    assert ids(index.search(Query(text="线圈 热失控", limit=50))).count("battery") == 1


def test_there_is_no_index_yet(tmp_path):
    with pytest.raises(EngineError) as raised:
        open_index(tmp_path, encoder=None)
    assert raised.value.code == "index.missing"


def test_without_its_encoder_an_index_searches_by_words(tmp_path, docs, encoder):
    build_index(tmp_path, docs, encoder=encoder)
    for other in (None, HashEncoder(name="another")):
        index = open_index(tmp_path, encoder=other)
        assert not index.by_meaning
        hit = index.search(Query(text="锂电池热失控"))[0]
        assert hit.id == "battery"
        assert "meaning" not in hit.parts


def test_nothing_is_encoded_twice(tmp_path, docs, encoder):
    cache = VectorCache(tmp_path / "vectors.sqlite3")
    build_index(tmp_path / "index", docs, encoder=encoder, vectors=cache)
    assert len(encoder.encoded) == len(docs)
    changed = [*docs[:-1], replace(docs[-1], text="以水性聚氨酯为基料。")]
    build_index(tmp_path / "index", changed, encoder=encoder, vectors=VectorCache(tmp_path / "vectors.sqlite3"))
    assert len(encoder.encoded) == len(docs) + 1


def test_progress_counts_up_to_the_total(tmp_path, docs, encoder):
    seen = []
    build_index(tmp_path, docs, encoder=encoder, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (len(docs), len(docs))


def test_a_stopped_build_leaves_the_old_one(tmp_path, docs, encoder):
    build_index(tmp_path, docs[:3], encoder=encoder)

    def stop(done, total) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(tmp_path, docs, encoder=encoder, progress=stop)
    assert len(open_index(tmp_path, encoder=encoder)) == 3
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_threads_search_while_the_index_changes(tmp_path, docs, encoder):
    build_index(tmp_path, docs, encoder=encoder)
    index = open_index(tmp_path, encoder=encoder)
    failures = []

    def search() -> None:
        try:
            for _ in range(60):
                found = ids(index.search(Query(text="锂电池热失控预警", filters={"scope": ("public",)}, limit=3)))
                assert found[0] == "battery"
        except BaseException as error:  # noqa: BLE001 - reported by the main thread
            failures.append(error)

    threads = [Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(6):
        if turn % 2:
            build_index(tmp_path, docs, encoder=encoder)
        else:
            open_index(tmp_path, encoder=encoder).apply([docs[1]], ["paint"], last_outbox=turn)
    for thread in threads:
        thread.join()
    assert failures == []
