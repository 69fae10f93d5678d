"""Columns that we don't know: asked once, remembered for the organisation."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from imports.helpers import FIRST, actions, applied, settled, sheet, titles, undone, upload, workbook
from panhuo.imports.api import (
    FileState,
    ImportState,
    RowAction,
    SavedLayout,
    Verb,
    allowed_verbs,
    apply_batch,
    batch_rows,
    create_batch,
    mapping_questions,
    set_mapping,
)
from panhuo.orgs.api import DomainError, InvalidInput

ODD = ("甲列", "乙列", "丙列")
ROW = (FIRST[0], "一种示例装置", "示例理工大学")
COLUMNS = {0: "application_no", 1: "title", 2: "owners"}


def test_unknown_headings_ask_and_show_the_first_rows(office, university):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    assert batch.state == ImportState.NEEDS_MAPPING
    file = batch.files.get()
    assert file.state == FileState.NEEDS_MAPPING
    (question,) = mapping_questions(file, actor=office)
    assert question.headings == ODD
    assert question.sample == (ROW,)
    assert question.missing
    assert {"title", "application_no"} <= {field.name for field in question.fields}
    with pytest.raises(DomainError):
        apply_batch(batch, actor=office)


def test_a_mapping_goes_on_and_is_remembered(office, university):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    batch = settled(set_mapping(batch.files.get(), columns=COLUMNS, actor=office))
    assert batch.state == ImportState.PLANNED
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: "一种示例装置"}
    later = upload(
        sheet(("201810000002.9", "另一种", "示例理工大学"), headings=ODD), actor=office, organisation=university
    )
    assert later.state == ImportState.PLANNED
    assert later.files.get().layout == "custom"


def test_memory_belongs_to_the_organisation(office, university, outsider, other_university):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    set_mapping(batch.files.get(), columns=COLUMNS, actor=office)
    theirs = upload(sheet(ROW, headings=ODD), actor=outsider, organisation=other_university)
    assert theirs.state == ImportState.NEEDS_MAPPING


def test_not_remembered_where_not_wanted(office, university):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    set_mapping(batch.files.get(), columns=COLUMNS, actor=office, remember=False)
    assert not SavedLayout.objects.exists()


def test_one_answer_for_all_files_with_these_headings(office, university):
    other = sheet(("201810000002.9", "另一种", "示例理工大学"), headings=ODD)
    batch = upload(sheet(ROW, headings=ODD), other, actor=office, organisation=university)
    batch = settled(set_mapping(batch.files.first(), columns=COLUMNS, actor=office, remember=False))
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW, RowAction.NEW]


def test_known_files_can_go_in_before_the_unknown_one_is_mapped(office, university):
    batch = upload(sheet(FIRST), sheet(ROW, headings=ODD), actor=office, organisation=university)
    assert batch.state == ImportState.NEEDS_MAPPING
    assert Verb.APPLY in allowed_verbs(batch)
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: FIRST[2]}


def test_a_wrong_mapping_is_planned_anew(office, university):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    batch = settled(set_mapping(batch.files.get(), columns={1: "abstract", 0: "title"}, actor=office))
    assert batch_rows(batch)[0].values["title"] == FIRST[0]
    batch = settled(set_mapping(batch.files.get(), columns=COLUMNS, actor=office))
    assert actions(batch) == [RowAction.NEW]
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: "一种示例装置"}


def test_planning_anew_with_two_files_that_share_a_patent(office, university):
    batch = upload(sheet(FIRST), sheet(FIRST), actor=office, organisation=university)
    columns = {0: "application_no", 2: "title"}
    batch = settled(set_mapping(batch.files.first(), columns=columns, actor=office, remember=False))
    assert actions(batch) == [RowAction.NEW, RowAction.UNCHANGED]
    assert set(batch_rows(batch)[0].values) >= {"title", "extra"}
    assert batch_rows(batch)[1].lead == batch_rows(batch)[0]


def test_no_other_mapping_once_something_was_written(office, university):
    batch = applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    with pytest.raises(DomainError, match="已导入"):
        set_mapping(batch.files.get(), columns={0: "title"}, actor=office)
    batch = undone(batch, actor=office)
    with pytest.raises(DomainError):
        set_mapping(batch.files.get(), columns={0: "title"}, actor=office)


@pytest.mark.parametrize(
    ("columns", "field"), [({9: "title"}, "columns"), ({0: "no_such_field"}, "columns"), ({2: "owners"}, "columns")]
)
def test_a_mapping_that_cannot_be_is_refused(office, university, columns, field):
    batch = upload(sheet(ROW, headings=ODD), actor=office, organisation=university)
    with pytest.raises(InvalidInput) as caught:
        set_mapping(batch.files.get(), columns=columns, actor=office)
    assert caught.value.field == field


def test_a_sheet_that_is_not_data_is_passed_over_with_a_note(office, university):
    book = workbook(专利=[("申请号", "标题"), (FIRST[0], "一种")], 说明=[("本表由某系统导出",), ("仅供内部使用",)])
    batch = upload(("导出.xlsx", book), actor=office, organisation=university)
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW]
    assert "说明" in batch.files.get().notes[0]["message"]


def test_a_sheet_can_be_left_out(office, university):
    book = workbook(甲=[ODD, ROW], 乙=[("丁列", "戊列"), ("一", "二")])
    batch = upload(("两个表.xlsx", book), actor=office, organisation=university)
    assert batch.state == ImportState.NEEDS_MAPPING
    batch = settled(set_mapping(batch.files.get(), columns=COLUMNS, actor=office, sheet="甲"))
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW]


def test_a_file_left_out_altogether(office, university):
    batch = upload(sheet(FIRST), sheet(ROW, headings=ODD), actor=office, organisation=university)
    unknown = batch.files.last()
    batch = settled(set_mapping(unknown, columns={}, actor=office))
    assert batch.state == ImportState.PLANNED
    assert actions(batch) == [RowAction.NEW]
    assert not SavedLayout.objects.exists()


def test_mapping_while_the_plan_runs_is_refused(office, university):
    files = [("a.csv", ContentFile(sheet(FIRST)))]
    batch = create_batch(target="patents", files=files, organisation=university, visibility="public", actor=office)
    with pytest.raises(DomainError, match="检查中"):
        set_mapping(batch.files.get(), columns={0: "title"}, actor=office)
