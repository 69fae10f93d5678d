"""Rows of one import that mean the same patent."""

from __future__ import annotations

import pytest

from imports.helpers import FIRST, SECOND, actions, applied, changed, everything, sheet, titles, undone, upload
from panhuo.imports.api import RowAction, batch_rows
from panhuo.imports.domain.plan import run
from panhuo.patents.api import Patent

GRANT = changed(FIRST, **{"公开(公告)号": "CN108000001B", "法律状态": "授权", "标题": "一种余热回收装置（授权）"})


@pytest.fixture(params=[500, 1], ids=["in one chunk", "in two chunks"], autouse=True)
def _chunks(request, monkeypatch) -> None:
    monkeypatch.setattr(run, "CHUNK_ROWS", request.param)


def test_publication_and_grant_are_one_patent(office, university):
    batch = upload(sheet(FIRST, GRANT), actor=office, organisation=university)
    assert actions(batch) == [RowAction.NEW, RowAction.CHANGED]
    first, later = batch_rows(batch)
    assert later.lead == first
    assert later.changes["title"] == [FIRST[2], GRANT[2]]
    assert later.changes["identifiers"][1][-1] == "CN108000001B"
    applied(batch, actor=office)
    patent = Patent.objects.get()
    assert (patent.title, patent.legal_state) == (GRANT[2], "valid")
    assert set(patent.identifiers.values_list("value", flat=True)) == {FIRST[0], "CN108000001A", "CN108000001B"}


def test_without_application_number_too(office, university):
    rows = [changed(row, 申请号="") for row in (FIRST, GRANT)]
    batch = upload(sheet(*rows), actor=office, organisation=university)
    assert actions(batch) == [RowAction.NEW, RowAction.CHANGED]
    applied(batch, actor=office)
    assert Patent.objects.count() == 1


def test_the_same_number_in_two_files(office, university):
    batch = upload(
        sheet(FIRST, SECOND), sheet(changed(SECOND, 法律状态="失效"), FIRST), actor=office, organisation=university
    )
    assert actions(batch) == [RowAction.NEW, RowAction.NEW, RowAction.CHANGED, RowAction.UNCHANGED]
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: FIRST[2], SECOND[0]: SECOND[2]}
    assert Patent.objects.get(title=SECOND[2]).legal_state == "dead"


def test_undo_goes_back_through_all_rows_of_a_patent(office, university):
    applied(upload(sheet(FIRST), actor=office, organisation=university), actor=office)
    before = everything()
    rows = [changed(FIRST, 标题=f"标题{n}") for n in range(3)]
    batch = applied(upload(sheet(*rows), actor=office, organisation=university), actor=office)
    assert titles() == {FIRST[0]: "标题2"}
    batch = undone(batch, actor=office)
    assert everything() == before
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: "标题2"}


def test_a_row_that_joins_two_records_can_be_undone(office, university):
    by_application = changed(FIRST, **{"公开(公告)号": ""})
    by_publication = changed(FIRST, 申请号="", 标题="同一件的公开文本")
    applied(upload(sheet(by_application, by_publication), actor=office, organisation=university), actor=office)
    assert Patent.objects.count() == 2
    before = everything()
    batch = upload(sheet(FIRST), actor=office, organisation=university)
    assert actions(batch) == [RowAction.CHANGED]
    assert batch_rows(batch)[0].changes["merged"] == [None, 1]
    batch = applied(batch, actor=office)
    assert Patent.objects.filter(merged_into=None).count() == 1
    undone(batch, actor=office)
    assert everything() == before


def test_an_import_that_joins_its_own_records_can_be_undone(office, university):
    rows = [changed(FIRST, **{"公开(公告)号": ""}), changed(FIRST, 申请号=""), FIRST]
    batch = upload(sheet(*rows), actor=office, organisation=university)
    assert actions(batch) == [RowAction.NEW, RowAction.NEW, RowAction.CHANGED]
    batch = applied(batch, actor=office)
    assert Patent.objects.filter(merged_into=None).count() == 1
    batch = undone(batch, actor=office)
    assert everything() == []
    applied(batch, actor=office)
    assert Patent.objects.filter(merged_into=None).count() == 1


def test_a_file_that_contradicts_itself_changes_nothing_the_second_time(office, university):
    rows = (FIRST, changed(FIRST, 标题="另一个标题"), SECOND)
    applied(upload(sheet(*rows), actor=office, organisation=university), actor=office)
    before = everything()
    again = upload(sheet(*rows), actor=office, organisation=university)
    assert actions(again) == [RowAction.UNCHANGED] * 3
    assert everything() == before
