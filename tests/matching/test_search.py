"""Each question finds what it should, says why, and says what is not known."""

from __future__ import annotations

import pytest

from matching.world import TEXTS, changed, make_patent
from panhuo.matching.api import (
    needs_for_patent,
    patents_for_need,
    patents_for_profile,
    patents_for_text,
    similar_patents,
    sync_index,
)
from panhuo.orgs.api import InvalidInput, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(world):
    sync_index()
    return world


@pytest.mark.parametrize("key", ["kiln", "sewage", "crop"])
def test_the_right_patent_answers_the_need(ready, stranger, key):
    hits = patents_for_need(ready.needs[key], user=stranger).hits
    assert hits[0].patent == ready.patents[key]
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


@pytest.mark.parametrize("key", ["kiln", "sewage", "crop"])
def test_the_right_need_is_found_for_the_patent(ready, stranger, key):
    assert needs_for_patent(ready.patents[key], user=stranger).hits[0].need == ready.needs[key]


def test_a_profile_finds_patents_without_a_written_need(ready, stranger):
    found = {hit.patent for hit in patents_for_profile(ready.profile, user=stranger, limit=2).hits}
    assert found == {ready.patents["kiln"], ready.patents["dust"]}


def test_similar_patents_leave_the_patent_itself_out(ready, stranger):
    twin = make_patent("kiln", title="水泥窑余热利用系统", abstract="水泥窑废气经余热锅炉产生蒸汽，推动汽轮机发电。")
    sync_index()
    hits = similar_patents(ready.patents["kiln"], user=stranger).hits
    assert hits[0].patent == twin
    assert ready.patents["kiln"] not in [hit.patent for hit in hits]


def test_similar_patents_work_before_the_index_has_heard_of_the_patent(ready, stranger):
    fresh = make_patent("kiln", title="一种水泥窑废气换热器")
    assert similar_patents(fresh, user=stranger).hits[0].patent == ready.patents["kiln"]


def test_evidence_is_a_sentence_of_the_patent_that_shares_words_with_the_need(ready, stranger):
    hit = patents_for_need(ready.needs["kiln"], user=stranger).hits[0]
    evidence = [item for part in hit.explanation.parts for item in part.evidence]
    assert evidence
    texts = {"title": TEXTS["kiln"][0], "text": TEXTS["kiln"][1]}
    for item in evidence:
        assert texts[item.span.field][item.span.start : item.span.end] == item.sentence
    assert "余热" in "".join(hit.explanation.words)
    assert "共有的关键词" in hit.because
    assert "%" not in hit.because


def test_parts_point_into_the_text_that_was_asked_with(ready, stranger):
    from panhuo.matching.api import question_of_need

    need = ready.needs["crop"]
    for part in patents_for_need(need, user=stranger).hits[0].explanation.parts:
        assert question_of_need(need)[part.start : part.end] == part.text


def test_words_only_says_so(ready, stranger):
    results = patents_for_need(ready.needs["kiln"], user=stranger)
    assert results.mode == "words"
    assert any("仅按词语匹配" in note for note in results.notes)
    assert all("meaning" not in hit.parts for hit in results.hits)


def test_what_is_unknown_is_said(ready, stranger):
    bare = make_patent("pump", title="一种超静音屏蔽泵", abstract="", legal_state="unknown", kind="unknown")
    sync_index()
    hit = patents_for_text("超静音屏蔽泵", user=stranger).hits[0]
    assert hit.patent == bare
    codes = {item.code for item in hit.unknown}
    assert codes == {"legal_state", "kind", "abstract", "claims", "owner", "expiry_date"}
    assert "法律状态未知" in hit.explanation.unknown


def test_what_a_need_does_not_say_is_said(ready, stranger):
    hit = needs_for_patent(ready.patents["kiln"], user=stranger).hits[0]
    assert "预算未说明" in [str(item) for item in hit.unknown]


def test_dead_patents_only_on_demand(ready, stranger):
    dead = make_patent("pump", title="一种超静音屏蔽泵", legal_state="dead")
    sync_index()
    assert dead not in [hit.patent for hit in patents_for_text("超静音屏蔽泵", user=stranger).hits]
    assert patents_for_text("超静音屏蔽泵", user=stranger, filters={"state": ["dead"]}).hits[0].patent == dead


def test_a_patent_that_died_since_the_last_sync_is_not_shown(ready, stranger):
    changed(ready.patents["kiln"], legal_state="dead")
    assert ready.patents["kiln"] not in [
        hit.patent for hit in patents_for_need(ready.needs["kiln"], user=stranger).hits
    ]


def test_a_record_that_is_newer_than_the_index_is_shown_as_it_is_with_a_note(ready, stranger):
    changed(ready.patents["kiln"], abstract="本发明公开了一种用于水泥窑的新型余热锅炉。")
    results = patents_for_need(ready.needs["kiln"], user=stranger)
    assert results.hits[0].stale
    assert "新型余热锅炉" in results.hits[0].patent.abstract
    assert any("排名还按更新前" in note for note in results.notes)


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"owner": "university"}, {"kiln", "weld", "crop"}),
        ({"kind": ["utility"]}, set()),
        ({"region": ["330000"]}, {"kiln", "weld", "crop", "dust"}),
    ],
)
def test_filters_hold(ready, stranger, university, filters, keys):
    if "owner" in filters:
        filters = {"owner": [university.pk]}
    hits = patents_for_text("一种装置或方法", user=stranger, filters=filters).hits
    assert {hit.patent for hit in hits} == {ready.patents[key] for key in keys}


def test_ipc_filters_work_at_every_level(ready, stranger):
    changed(ready.patents["kiln"], ipc_main="F27D17/00")
    changed(ready.patents["dust"], ipc_main="B01D46/02")
    sync_index()
    for value in ("F", "F27", "F27D"):
        hits = patents_for_text("水泥", user=stranger, filters={"ipc": [value]}).hits
        assert [hit.patent for hit in hits] == [ready.patents["kiln"]]


def test_an_unknown_filter_is_refused_by_name(ready, stranger):
    with pytest.raises(InvalidInput, match="没有名为“colour”的筛选条件") as caught:
        patents_for_text("水泥", user=stranger, filters={"colour": ["red"]})
    assert caught.value.field == "filters.colour"


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07"])
def test_an_empty_text_is_refused(ready, stranger, text):
    with pytest.raises(InvalidInput, match="请输入"):
        patents_for_text(text, user=stranger)


def test_a_need_of_one_character_and_of_50_000(ready, stranger):
    assert patents_for_text("泵", user=stranger).hits[0].patent == ready.patents["pump"]
    long = "我公司成立多年。" * 6_249 + "需要离心泵降噪。"
    assert len(long) == 50_000
    patents_for_text(long, user=stranger, limit=3)
    with pytest.raises(InvalidInput, match="50001"):
        patents_for_text(long + "泵", user=stranger)


def test_a_need_that_one_may_not_see_cannot_be_asked_about(ready, stranger, outsider):
    changed(ready.needs["kiln"], visibility="organisation")
    for user in (stranger, outsider):
        with pytest.raises(NotAllowed) as caught:
            patents_for_need(ready.needs["kiln"], user=user)
        assert caught.value.hidden


def test_the_first_claim_is_searched_and_later_ones_are_not(ready, stranger):
    claims = "1. 一种泵，其特征在于设有叶轮导流锥。\n2. 根据权利要求1所述的泵，其特征在于设有蜗壳衬里。"
    changed(ready.patents["pump"], claims=claims)
    sync_index()
    assert patents_for_text("叶轮导流锥", user=stranger).hits[0].patent == ready.patents["pump"]
    assert patents_for_text("蜗壳衬里", user=stranger, limit=1).hits == []
