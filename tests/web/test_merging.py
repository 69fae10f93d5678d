"""Two records that are one patent are compared and merged by hand."""

from __future__ import annotations

import pytest

from factories import make_user
from panhuo.orgs.api import InvalidInput, Role, events_of
from panhuo.patents.api import (
    IdentifierValue,
    Patent,
    PatentValues,
    Stays,
    Visibility,
    application,
    plan_merge,
    save_patent,
    undo_merge,
)
from web.records import plain

NUMBERS = ("201710601862.3", "201710601863.8")


@pytest.fixture
def pair(university):
    keep = plain("一种同名装置", holder=university, abstract="左边的摘要", inventors=("甲示例",))
    lose = plain(
        "一种同名装置 ", holder=university, abstract="右边的摘要", owners=("示例理工大学",), family_size=3,
        identifiers=(application(NUMBERS[0]),),
    )  # fmt: skip
    return keep, lose


def merge_url(patent) -> str:
    return f"/patents/{patent.pk}/merge/"


def test_the_other_one_is_found_compared_and_merged(client_of, office, pair):
    keep, lose = pair
    own = client_of(office)
    assert merge_url(keep) in own.get(f"/patents/{keep.pk}/").content.decode()
    assert f"?other={lose.pk}" in own.get(merge_url(keep)).content.decode()
    assert f"?other={lose.pk}" in own.get(f"{merge_url(keep)}?q={NUMBERS[0]}").content.decode()
    page = own.get(f"{merge_url(keep)}?other={lose.pk}").content.decode()
    for stays in ("左边的摘要", "甲示例", "示例理工大学", NUMBERS[0], "3"):
        assert f"<strong>{stays}</strong>" in page
    assert "<strong>右边的摘要</strong>" not in page
    answer = own.post(merge_url(keep), {"other": lose.pk, "keep": "this"})
    assert answer["Location"] == f"/patents/{keep.pk}/"
    keep.refresh_from_db()
    lose.refresh_from_db()
    assert (keep.abstract, keep.family_size, lose.merged_into) == ("左边的摘要", 3, keep)


def test_the_other_one_may_be_the_one_that_stays(client_of, office, pair):
    keep, lose = pair
    own = client_of(office)
    page = own.get(f"{merge_url(keep)}?other={lose.pk}&keep=other").content.decode()
    assert "<strong>右边的摘要</strong>" in page
    own.post(merge_url(keep), {"other": lose.pk, "keep": "other"})
    keep.refresh_from_db()
    assert keep.merged_into == lose


def test_what_stays_is_said_field_by_field(office, pair):
    stays = {line.field: line.stays for line in plan_merge(*pair, actor=office).lines}
    assert stays["title"] == Stays.SAME
    assert stays["abstract"] == stays["inventors"] == Stays.KEPT
    assert stays["owners"] == stays["family_size"] == Stays.LOST
    assert stays["identifiers"] == Stays.BOTH


def test_what_contradicts_is_refused_with_the_reason(client_of, office, university):
    one, two = (
        save_patent(
            PatentValues(title="一种同名装置", identifiers=(application(number),)), holder=university,
            visibility=Visibility.PUBLIC, actor=None,
        ).patent
        for number in NUMBERS
    )  # fmt: skip
    own = client_of(office)
    page = own.get(f"{merge_url(one)}?other={two.pk}").content.decode()
    assert "两条记录的申请号不同，不能合并" in page
    assert "合并为一条" not in page
    own.post(merge_url(one), {"other": two.pk, "keep": "this"})
    assert Patent.objects.filter(merged_into=None).count() == 2


def test_an_internal_record_does_not_flow_into_a_public_one(client_of, office, university):
    public = plain("一种装置", holder=university)
    hidden = plain("一种内部装置", holder=university, visibility=Visibility.ORGANISATION)
    own = client_of(office)
    assert "内部记录不能并入公开记录" in own.get(f"{merge_url(public)}?other={hidden.pk}").content.decode()
    assert "合并为一条" in own.get(f"{merge_url(public)}?other={hidden.pk}&keep=other").content.decode()


def test_it_is_taken_back_until_something_is_written(client_of, office, pair):
    keep, lose = pair
    own = client_of(office)
    own.post(merge_url(keep), {"other": lose.pk})
    assert f"/patents/{keep.pk}/unmerge/" in own.get(f"/patents/{keep.pk}/").content.decode()
    own.post(f"/patents/{keep.pk}/unmerge/")
    keep.refresh_from_db()
    lose.refresh_from_db()
    assert (keep.family_size, lose.merged_into) == (None, None)
    assert lose.identifiers.get().value == NUMBERS[0]
    assert [e.verb for e in events_of("patent", lose.pk)][-2:] == ["merged", "unmerged"]
    own.post(merge_url(keep), {"other": lose.pk})
    keep = Patent.objects.get(pk=keep.pk)
    save_patent(PatentValues(title="改名"), holder=keep.holder, visibility="public", actor=office, patent=keep)
    with pytest.raises(InvalidInput):
        undo_merge(Patent.objects.get(pk=keep.pk), actor=office)
    assert "unmerge" not in own.get(f"/patents/{keep.pk}/").content.decode()


def test_only_who_keeps_both_merges_them(client, client_of, office, outsider, university, other_university, pair):
    keep, lose = pair
    theirs = plain("一种同名装置", holder=other_university, identifiers=(IdentifierValue("source", "theirs"),))
    for other in (client_of(outsider), client_of(make_user(organisation=university, role=Role.VIEWER))):
        assert "merge/" not in other.get(f"/patents/{keep.pk}/").content.decode()
        assert other.get(merge_url(keep)).status_code == 403
        assert other.post(merge_url(keep), {"other": lose.pk}).status_code == 403
    own = client_of(office)
    assert f"?other={theirs.pk}" not in own.get(merge_url(keep)).content.decode()
    assert own.post(merge_url(keep), {"other": theirs.pk}).status_code == 403
    hidden = plain("一种内部装置", holder=other_university, visibility=Visibility.ORGANISATION)
    assert own.get(f"{merge_url(keep)}?other={hidden.pk}").status_code == 404
    assert client.get(merge_url(keep)).status_code == 302
    assert not Patent.objects.exclude(merged_into=None).exists()
