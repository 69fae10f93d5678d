"""From an upload to records and back."""

from __future__ import annotations

import pytest

from imports.helpers import FIRST, SECOND, actions, applied, changed, everything, sheet, titles, undone, upload
from panhuo.imports.api import ImportState, RowAction, Verb, allowed_verbs, apply_batch, batch_counts, batch_rows
from panhuo.orgs.api import DomainError, Event, OutboxEntry
from panhuo.patents.api import Patent

NOBODY = ("", "", "", "没有号码也没有标题", "", "", "", "", "")


def test_a_plan_shows_what_would_be_written_and_writes_nothing(office, university):
    batch = upload(sheet(FIRST, SECOND), actor=office, organisation=university)
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW, RowAction.NEW]
    assert [row.label for row in batch_rows(batch)] == [
        "201810000001.4 一种示例余热回收装置",
        "201810000002.9 一种示例焚烧炉",
    ]
    assert batch_rows(batch)[0].shown_changes["title"] == [None, "一种示例余热回收装置"]
    assert not Patent.objects.exists()
    assert not OutboxEntry.objects.exists()
    assert allowed_verbs(batch) == {Verb.PLAN, Verb.APPLY, Verb.CANCEL}


def test_applying_makes_the_records(office, university):
    batch = applied(upload(sheet(FIRST, SECOND), actor=office, organisation=university), actor=office)
    assert batch.state == ImportState.APPLIED
    assert titles() == {"201810000001.4": "一种示例余热回收装置", "201810000002.9": "一种示例焚烧炉"}
    patent = Patent.objects.get(title="一种示例焚烧炉")
    assert (patent.holder, patent.legal_state, patent.ipc_main) == (university, "valid", "F23G5/44")
    assert [owner.owner_name.name for owner in patent.owners.all()] == ["示例理工大学"]
    assert [inventor.name for inventor in Patent.objects.get(title=FIRST[2]).inventors.all()] == ["张三", "李四"]
    told = Event.objects.filter(object_type="patent", object_id=patent.pk).get()
    assert told.data["import"] == batch.pk
    assert allowed_verbs(batch) == {Verb.UNDO}


def test_the_same_file_twice_changes_nothing(office, university):
    applied(upload(sheet(FIRST, SECOND), actor=office, organisation=university), actor=office)
    before = everything()
    again = upload(sheet(FIRST, SECOND), actor=office, organisation=university)
    assert actions(again) == [RowAction.UNCHANGED, RowAction.UNCHANGED]
    assert allowed_verbs(again) == {Verb.PLAN, Verb.CANCEL}
    with pytest.raises(DomainError, match="待确认"):
        apply_batch(again, actor=office)
    assert everything() == before


def test_a_changed_row_shows_old_and_new(office, university):
    applied(upload(sheet(FIRST, SECOND), actor=office, organisation=university), actor=office)
    later = changed(FIRST, 法律状态="授权", 摘要="")
    batch = upload(sheet(later, SECOND), actor=office, organisation=university)
    row = batch_rows(batch, action=RowAction.CHANGED).get()
    assert row.changes == {"status_text": ["审中", "授权"], "legal_state": ["pending", "valid"]}
    applied(batch, actor=office)
    patent = Patent.objects.get(title=FIRST[2])
    assert (patent.legal_state, patent.abstract) == ("valid", FIRST[3])


def test_undo_gives_the_state_before_and_applying_again_the_state_after(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    before = everything()
    batch = upload(
        sheet(changed(FIRST, 标题="改过的标题", 发明人="赵六"), SECOND), actor=office, organisation=university
    )
    batch = applied(batch, actor=office)
    after = everything()
    batch = undone(batch, actor=office)
    assert batch.state == ImportState.UNDONE
    assert everything() == before
    assert batch_counts(batch)["undone"] == 2
    batch = applied(batch, actor=office)
    assert everything() == after
    assert batch_counts(batch) == after_counts(new=1, changed=1)
    undone(batch, actor=office)
    assert everything() == before


def after_counts(**actions: int) -> dict[str, int]:
    total = sum(actions.values())
    names = ("new", "changed", "unchanged", "refused", "undone", "conflict", "blocked", "kept", "waiting")
    return dict.fromkeys(names, 0) | actions | {"total": total, "applied": total}


def test_a_refused_row_names_its_place_and_holds_up_nothing(office, university):
    batch = upload(sheet(FIRST, NOBODY, SECOND), actor=office, organisation=university)
    assert actions(batch) == [RowAction.NEW, RowAction.REFUSED, RowAction.NEW]
    (row,) = batch_rows(batch, action=RowAction.REFUSED)
    assert row.number == 3
    assert "没有申请号、公开号、编号和标题" in row.problems[0]["message"]
    applied(batch, actor=office)
    assert len(titles()) == 2


def test_what_the_records_refuse_is_led_back_to_its_cell(office, university):
    batch = upload(sheet(changed(FIRST, 标题="长" * 600), SECOND), actor=office, organisation=university)
    (row,) = batch_rows(batch, action=RowAction.REFUSED)
    problem = row.problems[-1]
    assert (problem["column"], problem["heading"], problem["severity"]) == ("C", "标题", "refused")
    assert "600" in problem["message"]
    assert problem["value"].startswith("长长")


def test_rows_without_any_number_are_known_again_by_title_and_owner(office, university):
    row = ("", "", "没有号码的示例成果", "摘要一", "示例理工大学", "", "", "", "")
    twin = ("", "", "没有号码的示例成果", "摘要二", "示例师范大学", "", "", "", "")
    applied(upload(sheet(row, twin), actor=office, organisation=university), actor=office)
    assert Patent.objects.count() == 2
    again = upload(sheet(row, twin), actor=office, organisation=university)
    assert actions(again) == [RowAction.UNCHANGED, RowAction.UNCHANGED]


def test_running_numbers_of_two_files_do_not_mean_the_same_patent(office, university):
    headings = ("编号", "标题")
    for title in ("示例成果甲", "示例成果乙"):
        batch = upload(sheet(("1", title), headings=headings), actor=office, organisation=university)
        assert actions(batch) == [RowAction.NEW]
        applied(batch, actor=office)
    assert set(Patent.objects.values_list("title", flat=True)) == {"示例成果甲", "示例成果乙"}


def test_an_odd_cell_does_not_cost_the_patent(office, university):
    row = changed(FIRST, 申请人="名" * 250, 发明人="人" * 130, 摘要="长" * 60_000)
    batch = upload(sheet(row), actor=office, organisation=university)
    planned = batch_rows(batch).get()
    assert planned.action == RowAction.NEW
    assert {problem["heading"] for problem in planned.problems} == {"申请人", "发明人", "摘要"}
    assert {problem["severity"] for problem in planned.problems} == {"warning"}
    applied(batch, actor=office)
    patent = Patent.objects.get()
    assert patent.abstract == ""
    assert patent.owners.get().owner_name.name == "名" * 200
    assert actions(upload(sheet(row), actor=office, organisation=university)) == [RowAction.UNCHANGED]
