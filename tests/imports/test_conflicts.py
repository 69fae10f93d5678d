"""Somebody else writes between plan, apply and undo."""

from __future__ import annotations

from imports.helpers import FIRST, SECOND, actions, applied, changed, sheet, titles, undone, upload
from panhuo.imports.api import ImportState, RowAction, RowFlag, Verb, allowed_verbs, batch_counts, batch_rows
from panhuo.patents.api import Patent, PatentValues, application, save_patent


def edit(actor, organisation, row=FIRST, **values):
    """What a person or another import writes."""
    said = PatentValues(identifiers=(application(row[0]),), **values)
    return save_patent(said, holder=organisation, visibility="public", actor=actor)


def test_a_field_changed_since_the_plan_is_not_overwritten(office, university):
    applied(upload(sheet(FIRST, SECOND), actor=office, organisation=university), actor=office)
    batch = upload(
        sheet(changed(FIRST, 标题="导入的标题"), changed(SECOND, 标题="另一个标题")),
        actor=office,
        organisation=university,
    )
    edit(office, university, title="别人改的标题")
    batch = applied(batch, actor=office)
    assert titles() == {FIRST[0]: "别人改的标题", SECOND[0]: "另一个标题"}
    row = batch_rows(batch, flag=RowFlag.CONFLICT).get()
    assert row.changes["title"] == ["别人改的标题", "导入的标题"]
    assert not row.applied
    assert Verb.APPLY in allowed_verbs(batch)
    batch = applied(batch, actor=office)
    assert titles()[FIRST[0]] == "导入的标题"
    assert batch_counts(batch)["conflict"] == 0


def test_another_field_changed_since_the_plan_is_kept(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    batch = upload(sheet(changed(FIRST, 标题="导入的标题")), actor=office, organisation=university)
    edit(office, university, claims="1. 一种装置")
    applied(batch, actor=office)
    patent = Patent.objects.get()
    assert (patent.title, patent.claims) == ("导入的标题", "1. 一种装置")


def test_a_record_made_since_the_plan_is_met(office, university):
    batch = upload(sheet(FIRST, SECOND), actor=office, organisation=university)
    edit(office, university, title="先录入的标题")
    batch = applied(batch, actor=office)
    assert titles() == {FIRST[0]: "先录入的标题", SECOND[0]: SECOND[2]}
    row = batch_rows(batch, flag=RowFlag.CONFLICT).get()
    assert (row.action, row.changes["title"]) == (RowAction.CHANGED, ["先录入的标题", FIRST[2]])


def test_what_already_is_as_wanted_becomes_unchanged(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    batch = upload(sheet(changed(FIRST, 标题="新标题")), actor=office, organisation=university)
    edit(office, university, title="新标题")
    batch = applied(batch, actor=office)
    assert actions(batch) == [RowAction.UNCHANGED]
    assert batch.state == ImportState.APPLIED


def test_a_row_behind_a_flagged_one_waits_with_it(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    rows = (changed(FIRST, 标题="导入一"), changed(FIRST, 标题="导入二"), SECOND)
    batch = upload(sheet(*rows), actor=office, organisation=university)
    edit(office, university, title="别人改的标题")
    batch = applied(batch, actor=office)
    assert titles() == {FIRST[0]: "别人改的标题", SECOND[0]: SECOND[2]}
    flagged = batch_rows(batch, flag=RowFlag.CONFLICT)
    assert [row.changes["title"] for row in flagged] == [["别人改的标题", "导入一"], ["导入一", "导入二"]]
    applied(batch, actor=office)
    assert titles()[FIRST[0]] == "导入二"


def test_undo_leaves_what_somebody_changed_since(office, university):
    batch = applied(upload(sheet(FIRST, SECOND), actor=office, organisation=university), actor=office)
    edit(office, university, title="导入后改的标题")
    batch = undone(batch, actor=office)
    assert batch.state == ImportState.UNDONE
    assert titles() == {FIRST[0]: "导入后改的标题"}
    kept = batch_rows(batch, flag=RowFlag.KEPT).get()
    assert kept.number == 2
    assert batch_counts(batch)["kept"] == 1


def test_undo_stops_at_what_somebody_wrote_between_two_rows(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    batch = upload(
        sheet(changed(FIRST, 标题="导入一")),
        sheet(changed(FIRST, 标题="导入二")),
        actor=office,
        organisation=university,
    )
    batch = applied(batch, actor=office)
    first, second = batch_rows(batch)
    assert first.after_version == second.base_version
    edit(office, university, title="别人")
    batch = undone(batch, actor=office)
    assert titles() == {FIRST[0]: "别人"}
    assert {row.flag for row in batch_rows(batch)} == {RowFlag.KEPT}


def test_another_organisation_fills_only_what_is_empty(office, university, outsider, other_university):
    ours = changed(FIRST, 摘要="")
    applied(upload(sheet(ours), actor=office, organisation=university), actor=office)
    theirs = changed(FIRST, 标题="别家的标题", 申请人="示例师范大学")
    batch = upload(sheet(theirs), actor=outsider, organisation=other_university)
    row = batch_rows(batch).get()
    assert set(row.changes) == {"abstract"}
    batch = applied(batch, actor=outsider)
    patent = Patent.objects.get()
    assert (patent.title, patent.abstract, patent.holder) == (FIRST[2], FIRST[3], university)
    undone(batch, actor=outsider)
    patent.refresh_from_db()
    assert patent.abstract == ""


def test_a_private_import_stays_apart_from_what_another_organisation_has(
    office, university, outsider, other_university
):
    applied(upload(sheet(FIRST), actor=office, organisation=university, visibility="organisation"), actor=office)
    batch = upload(
        sheet(changed(FIRST, 标题="别家的标题")),
        actor=outsider,
        organisation=other_university,
        visibility="organisation",
    )
    assert actions(batch) == [RowAction.NEW]
    applied(batch, actor=outsider)
    assert set(Patent.objects.values_list("title", "holder__name")) == {
        (FIRST[2], "示例理工大学"),
        ("别家的标题", "示例师范大学"),
    }
