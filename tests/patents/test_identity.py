"""Which rows are one patent."""

from __future__ import annotations

from datetime import date

import pytest

from panhuo.orgs.api import Event, InvalidInput, NotAllowed, OutboxEntry
from panhuo.patents.api import (
    Patent,
    PatentIdentifier,
    PatentValues,
    Refusal,
    Visibility,
    application,
    find_patent,
    save_patents,
    source_id,
)
from patents.samples import app_number, make_patent, save, values

pytestmark = pytest.mark.django_db
APP = app_number(9_900_001)
A, B = "CN109900001A", "CN109900001B"


def test_a_and_b_meet_by_the_application_number():
    first = save(APP, "CN101234567A", title="一种装置", publication_date=date(2019, 7, 2))
    second = save(APP, "CN100234567C", title="一种改进的装置", publication_date=date(2021, 5, 4))

    assert second.patent.pk == first.patent.pk
    patent = Patent.objects.get()
    assert patent.title == "一种改进的装置"
    assert patent.publication_date == date(2021, 5, 4)
    assert {i.value for i in patent.identifiers.all()} == {APP, "CN101234567A", "CN100234567C"}


def test_a_and_b_meet_by_the_digits_they_share():
    assert save(B, title="授权").patent.pk == save(A, title="公布").patent.pk


@pytest.mark.parametrize("written", ["{n}", "CN{n}", "ZL {n}", "ZL{bare}", "ＣＮ{n}", "{bare}", "{short}"])
def test_an_application_number_meets_in_every_spelling(written):
    kept = save(APP, title="一种装置").patent
    text = written.format(n=APP, bare=APP.replace(".", ""), short=APP.split(".")[0])

    found = find_patent(PatentValues(identifiers=(application(text),)), holder=None, actor=None)

    assert found == kept


def test_a_source_id_alone_is_welcome_and_merges_when_a_number_turns_up():
    by_source = save_patents(
        [PatentValues(title="一种装置", abstract="摘要", identifiers=(source_id("export:7"),))],
        holder=None, visibility="public", actor=None,
    )[0].patent  # fmt: skip
    by_number = save(APP, cited_by=3).patent

    both = PatentValues(identifiers=(source_id("export:7"), application(APP)))
    result = save_patents([both], holder=None, visibility="public", actor=None)[0]

    assert Patent.objects.filter(merged_into=None).count() == 1
    assert result.patent == by_number
    assert result.patent.title == "一种装置"
    assert result.patent.cited_by == 3
    assert Patent.objects.get(pk=by_source.pk).merged_into == result.patent
    assert PatentIdentifier.objects.filter(patent=result.patent).count() == 2


def test_a_patent_without_any_number_is_new_each_time_but_one_without_anything_is_refused():
    assert save(title="只有名称").created
    assert save(title="只有名称").created
    with pytest.raises(InvalidInput):
        save(cited_by=1)


def test_two_rows_of_one_call_meet_each_other():
    rows = [values(A, title="公布"), values(APP, A, cited_by=2), values(APP, B, title="授权")]

    results = save_patents(rows, holder=None, visibility="public", actor=None)

    assert [r.created for r in results] == [True, False, False]
    patent = Patent.objects.get()
    assert (patent.title, patent.cited_by, patent.version) == ("授权", 2, 3)


def test_records_of_one_call_merge_when_a_later_row_joins_them():
    rows = [values(A, title="公布"), values(APP, cited_by=2), values(APP, A)]

    results = save_patents(rows, holder=None, visibility="public", actor=None)

    live = Patent.objects.get(merged_into=None)
    assert (live.title, live.cited_by) == ("公布", 2)
    assert results[2].patent == live
    assert PatentIdentifier.objects.filter(patent=live).count() == 2


def test_numbers_of_different_patents_are_refused_and_hold_nothing_up():
    other = app_number(9_900_002)
    save(APP, A, title="甲")

    results = save_patents(
        [values(other, A, title="乙"), values(other, title="乙")], holder=None, visibility="public", actor=None
    )

    assert isinstance(results[0], Refusal)
    assert APP in results[0].error.message
    assert other in results[0].error.message
    assert not isinstance(results[1], Refusal)
    assert Patent.objects.count() == 2


def test_a_wrong_check_digit_is_refused_with_the_number():
    wrong = APP[:-1] + ("1" if APP[-1] != "1" else "2")
    with pytest.raises(InvalidInput, match="校验位"):
        save(wrong, title="一种装置")


def test_the_older_document_fills_but_does_not_overwrite():
    save(APP, B, title="授权名称", publication_date=date(2021, 5, 4))
    save(APP, A, title="公布名称", abstract="公布摘要", publication_date=date(2019, 7, 2))

    patent = Patent.objects.get()
    assert (patent.title, patent.abstract, patent.publication_date) == ("授权名称", "公布摘要", date(2021, 5, 4))


def test_the_same_rows_twice_change_nothing():
    rows = [
        values(APP, A, title="公布名称", owners=("示例大学",), publication_date=date(2019, 7, 2)),
        values(APP, B, title="授权名称", owners=("示例公司",), publication_date=date(2021, 5, 4)),
    ]
    save_patents(rows, holder=None, visibility="public", actor=None)
    before = (Patent.objects.get().version, Event.objects.count(), OutboxEntry.objects.count())

    again = save_patents(rows, holder=None, visibility="public", actor=None)

    assert [r.changes for r in again] == [{}, {}]
    assert (Patent.objects.get().version, Event.objects.count(), OutboxEntry.objects.count()) == before


def test_a_private_record_and_a_public_one_of_the_same_number_stand_apart(university, office, other_university):
    private = save(APP, holder=university, visibility="organisation", actor=office, title="内部稿").patent
    public = save(APP, holder=other_university, title="公开稿").patent

    assert private != public
    assert find_patent(values(APP), holder=university, actor=office) == private
    assert find_patent(values(APP), holder=None, actor=None) == public


@pytest.mark.parametrize("visibility", ["organisation", "members"])
def test_what_is_said_in_private_never_flows_into_a_public_record_of_others(university, office, visibility):
    public = save(APP, title="公开稿").patent
    result = save(APP, holder=university, visibility=visibility, actor=office, abstract="未公开的摘要")

    assert result.created
    assert Patent.objects.get(pk=public.pk).abstract == ""


def test_others_records_are_only_filled(university, other_university, office):
    save(APP, holder=other_university, title="原名称", status_text="授权")
    result = save(APP, holder=university, actor=office, title="别的名称", status_text="未缴年费", abstract="补充的摘要")

    patent = Patent.objects.get()
    assert (patent.title, patent.legal_state, patent.abstract) == ("原名称", "valid", "补充的摘要")
    assert patent.holder == other_university
    assert set(result.changes) == {"abstract"}


def test_an_owner_takes_over_a_record_of_nobody(university, office):
    save(APP, title="公报名称", owners=(university.name,))
    result = save(APP, holder=university, actor=office, title="校内名称")

    patent = Patent.objects.get()
    assert (patent.holder, patent.title) == (university, "校内名称")
    assert result.changes["holder"] == [None, university.pk]


def test_others_records_are_not_merged_by_a_third(university, office, other_university):
    save(A, holder=other_university, title="甲")
    save(APP, holder=other_university, title="乙")
    save(APP, A, holder=university, actor=office, cited_by=1)

    assert Patent.objects.filter(merged_into=None).count() == 2


def test_writing_for_another_organisation_is_not_allowed(university, outsider):
    with pytest.raises(NotAllowed):
        save(APP, holder=university, actor=outsider, title="一种装置")
    with pytest.raises(NotAllowed):
        save(APP, holder=None, actor=outsider, title="一种装置")


def test_a_named_private_record_of_others_cannot_be_written(university, other_university, outsider):
    from panhuo.patents.api import save_patent

    private = save(APP, holder=university, visibility="organisation", title="内部稿").patent
    with pytest.raises(NotAllowed):
        save_patent(values(title="改写"), holder=other_university, visibility="public", actor=outsider, patent=private)


def test_a_private_record_needs_a_holder():
    with pytest.raises(InvalidInput):
        save(APP, visibility=Visibility.ORGANISATION, title="一种装置")


def test_kind_comes_from_the_number_and_state_from_the_original_word():
    patent = save(app_number(9_900_003, kind="2"), title="一种装置", status_text="等年费滞纳金").patent
    assert (patent.kind, patent.legal_state, patent.status_text) == ("utility", "valid", "等年费滞纳金")
    assert make_patent().legal_state == "unknown"
