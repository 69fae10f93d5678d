"""What was saved can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from panhuo.orgs.api import AccessGrant, Event, InvalidInput, NotAllowed, OutboxEntry, grant_access
from panhuo.patents.api import (
    Patent,
    PatentIdentifier,
    application,
    ipc_class,
    merge_patents,
    remove_patent,
    restore_patent,
    save_patent,
    set_visibility,
    source_id,
)
from panhuo.patents.values import PatentValues
from patents.samples import app_number, save

pytestmark = pytest.mark.django_db
APP = app_number(9_900_011)
A = "CN109900011A"


def picture(patent: Patent) -> dict[str, object]:
    """All that a reader sees of a record."""
    patent = Patent.objects.get(pk=patent.pk)
    names = ("kind", "title", "abstract", "application_date", "status_text", "legal_state", "ipc_main",
             "ipc_subclass", "filing_year", "cited_by", "extra", "holder_id", "visibility")  # fmt: skip
    found: dict[str, object] = {name: getattr(patent, name) for name in names}
    found["numbers"] = {(i.kind, i.value, i.raw, i.realm) for i in patent.identifiers.all()}
    found["owners"] = [(o.owner_name.name, o.original) for o in patent.owners.all()]
    found["inventors"] = [i.name for i in patent.inventors.all()]
    found["classes"] = [(c.symbol, c.is_main) for c in patent.classes.all()]
    return found


def test_restoring_gives_back_every_field():
    patent = save(
        APP, title="原名称", abstract="原摘要", owners=("示例大学", "示例公司"), inventors=("示例发明人甲",),
        classes=(ipc_class("F01K25/10"), ipc_class("H01M10/42")), application_date=date(2019, 3, 1),
        status_text="授权", extra={"备注": "一"},
    ).patent  # fmt: skip
    before = picture(patent)

    result = save(
        APP, A, title="新名称", abstract="新摘要", owners=("示例研究所",), original_owners=("示例大学",),
        inventors=("示例发明人乙",), classes=(ipc_class("C02F1/44"),), application_date=date(2020, 1, 1),
        status_text="未缴年费", cited_by=4, extra={"备注": "二", "价格": "面议"},
    )  # fmt: skip
    assert picture(patent) != before

    restored = restore_patent(patent, before=result.before, actor=None)

    assert picture(patent) == before
    assert restored.version == 3
    assert OutboxEntry.objects.filter(object_id=patent.pk).latest("pk").version == 3


def test_restoring_takes_a_merge_apart(other_university):
    first = save_patent(
        PatentValues(title="甲", identifiers=(source_id("x:1"),)), holder=None, visibility="public", actor=None
    ).patent
    grant_access(object_type="patent", object_id=first.pk, organisation=other_university, reason="对接", actor=None)
    second = save(APP, abstract="乙").patent
    pictures = picture(first), picture(second)
    both = PatentValues(identifiers=(source_id("x:1"), application(APP)))
    joined = save_patent(both, holder=None, visibility="public", actor=None)
    assert AccessGrant.objects.filter(object_id=joined.patent.pk).count() == 1

    restore_patent(joined.patent, before=joined.before, actor=None)

    assert (picture(first), picture(second)) == pictures
    assert Patent.objects.filter(merged_into=None).count() == 2
    assert not AccessGrant.objects.filter(object_id=second.pk).exists()
    assert AccessGrant.objects.filter(object_id=first.pk).exists()


def test_removing_leaves_events_and_tells_the_index(university, office, outsider):
    patent = save(APP, holder=university, actor=office, title="一种装置").patent
    with pytest.raises(NotAllowed):
        remove_patent(patent, actor=outsider)
    pk = patent.pk

    remove_patent(patent, actor=office)

    assert not Patent.objects.exists()
    assert not PatentIdentifier.objects.exists()
    assert [e.verb for e in Event.objects.filter(object_type="patent", object_id=pk)] == ["created", "removed"]
    assert OutboxEntry.objects.filter(object_id=pk).latest("pk").gone
    assert save(APP, title="再来一次").created


def test_a_record_that_others_were_merged_into_is_not_removed():
    keep, lose = save(APP, title="甲").patent, save(A, title="乙").patent
    merge_patents(keep, lose, actor=None)
    with pytest.raises(InvalidInput):
        remove_patent(keep, actor=None)


def test_merging_by_hand_needs_both_rights_and_one_application(university, office, outsider):
    mine = save(APP, holder=university, actor=office, title="甲").patent
    theirs = save(A, title="乙").patent
    with pytest.raises(NotAllowed):
        merge_patents(mine, theirs, actor=office)
    other = save(app_number(9_900_012), holder=university, actor=office, title="丙").patent
    with pytest.raises(InvalidInput):
        merge_patents(mine, other, actor=office)


def test_publishing_moves_the_numbers(university, office):
    private = save(APP, holder=university, visibility="organisation", actor=office, title="内部稿").patent

    set_visibility(private, visibility="public", actor=office)

    assert PatentIdentifier.objects.get().realm == 0
    assert save(APP, cited_by=1).patent == private


def test_publishing_meets_the_public_twin_of_another(university, other_university, office):
    private = save(
        APP, holder=university, visibility="organisation", actor=office, title="内部", abstract="摘要"
    ).patent
    public = save(APP, holder=other_university, title="公开").patent

    kept = set_visibility(private, visibility="public", actor=office)

    assert kept == public
    public.refresh_from_db()
    assert (public.title, public.abstract) == ("公开", "摘要")
    assert Patent.objects.get(pk=private.pk).merged_into == public
    assert PatentIdentifier.objects.get().patent == public


def test_publishing_takes_over_the_twin_of_nobody(university, office):
    private = save(APP, holder=university, visibility="organisation", actor=office, title="内部").patent
    public = save(APP, title="公开", cited_by=2).patent

    kept = set_visibility(private, visibility="public", actor=office)

    assert kept == private
    private.refresh_from_db()
    assert (private.title, private.cited_by, private.visibility) == ("内部", 2, "public")
    assert Patent.objects.get(pk=public.pk).merged_into == private


def test_narrowing_takes_the_numbers_out_of_the_public(university, office):
    patent = save(APP, holder=university, actor=office, title="甲").patent
    set_visibility(patent, visibility="organisation", actor=office)
    assert PatentIdentifier.objects.get().realm == university.pk
    assert save(APP, title="公开").created
