"""Files as they come: encodings, sheets, and files that are none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from imports.helpers import FIRST, HEADINGS, SECOND, actions, applied, sheet, titles, upload, workbook
from panhuo.imports.api import (
    FileState,
    ImportBatch,
    ImportFile,
    ImportState,
    RowAction,
    annotated_workbook,
    batch_rows,
    create_batch,
    file_message,
)
from panhuo.orgs.api import InvalidInput

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_the_usual_encodings(office, university, encoding):
    batch = upload(sheet(FIRST, encoding=encoding), actor=office, organisation=university)
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: FIRST[2]}


def test_two_sheets_of_one_workbook(office, university):
    book = workbook(第一批=[HEADINGS, FIRST], 第二批=[HEADINGS, SECOND])
    batch = upload(("两批.xlsx", book), actor=office, organisation=university)
    assert [(row.sheet, row.number) for row in batch_rows(batch)] == [("第一批", 2), ("第二批", 2)]
    applied(batch, actor=office)
    assert len(titles()) == 2


def test_packed_jsonl(office, university):
    line = json.dumps({"publication_no": "CN108000001A", "title": "一种示例装置", "applicants": "示例理工大学"})
    batch = upload(("公报.jsonl.gz", gzip.compress(line.encode())), actor=office, organisation=university)
    assert actions(batch) == [RowAction.NEW]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("空.csv", b"", "空的"),
        ("照片.xlsx", PICTURE, "图片"),
        ("坏.xlsx", b"PK\x03\x04" + b"\x00" * 64, "损坏"),
        ("只有表头.csv", sheet(), "没有数据"),
        ("网页.xls", "<html><table><tr><td>申请号</td></tr></table></html>".encode(), "网页"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_by_its_own_name(office, university, name, content, word):
    batch = upload((name, content), actor=office, organisation=university)
    assert batch.state == ImportState.FAILED
    file = batch.files.get()
    assert file.state == FileState.FAILED
    assert name in file_message(file)
    assert word in file_message(file)


def test_one_bad_file_does_not_stop_the_others(office, university):
    batch = upload(("照片.xlsx", PICTURE), sheet(FIRST), actor=office, organisation=university)
    assert batch.state == ImportState.PLANNED
    assert [file.state for file in batch.files.all()] == [FileState.FAILED, FileState.PLANNED]
    applied(batch, actor=office)
    assert titles() == {FIRST[0]: FIRST[2]}


def test_a_number_that_excel_destroyed_is_named_with_its_cell(office, university):
    book = workbook(专利=[("申请号", "标题"), ("2.01811E+11", ""), ("201810000001.4", "一种")])
    batch = upload(("坏号.xlsx", book), actor=office, organisation=university)
    row = batch_rows(batch, action=RowAction.REFUSED).get()
    problem = row.problems[0]
    assert (problem["sheet"], problem["row"], problem["column"], problem["heading"]) == ("专利", 2, "A", "申请号")
    assert problem["value"] == "2.01811E+11"


def test_a_large_cell_makes_no_trouble(office, university):
    batch = upload(sheet(FIRST, (*SECOND[:3], "长" * 1_500_000, *SECOND[4:])), actor=office, organisation=university)
    first, second = batch_rows(batch)
    assert first.action == RowAction.NEW
    assert any(problem["heading"] == "摘要" for problem in second.problems)


def test_the_upload_is_kept_under_a_name_of_our_own(office, university, settings):
    batch = upload(("..\\..\\机密/../清单 一.CSV", sheet(FIRST)), actor=office, organisation=university)
    file = batch.files.get()
    assert file.name == "清单 一.CSV"
    path = Path(file.file.path)
    assert path.is_relative_to(Path(settings.MEDIA_ROOT) / "imports")
    assert path.name.isascii()
    assert path.read_bytes() == sheet(FIRST)
    assert len(file.sha256) == 64


def test_too_large_an_upload_is_refused_before_it_is_kept(office, university, settings):
    settings.UPLOAD_MAX_MB = 1
    files = [("好.csv", ContentFile(sheet(FIRST))), ("大.csv", ContentFile(b"x" * (1024 * 1024 + 1)))]
    with pytest.raises(InvalidInput, match=r"大\.csv") as caught:
        create_batch(target="patents", files=files, organisation=university, visibility="public", actor=office)
    assert caught.value.field == "files"
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()
    assert not (Path(settings.MEDIA_ROOT) / "imports").exists()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("files", {"files": []}),
        ("target", {"target": "cars"}),
        ("visibility", {"visibility": "everyone"}),
        ("visibility", {"visibility": "organisation", "organisation": None}),
    ],
)
def test_what_an_import_needs(root, university, field, values):
    given = {
        "target": "patents",
        "files": [("a.csv", ContentFile(sheet(FIRST)))],
        "organisation": university,
        "visibility": "public",
    }
    with pytest.raises(InvalidInput) as caught:
        create_batch(**(given | values), actor=root)
    assert caught.value.field == field


LONE = rb'{"publication_no": "CN108000001A", "title": "\ud800\u793a\u4f8b\u0000", "x\udc00": "\udc00", "applicants": "\ud83d\ude00"}'


@pytest.mark.parametrize(
    ("name", "content"),
    [("坏字符.jsonl", LONE), ("坏字符.csv", ("标题,备注\n" + "示例" * 5000 + ",\n示例\x00装置,\x00\n").encode())],
)
def test_characters_that_no_database_holds_are_replaced(office, university, name, content):
    batch = applied(upload((name, content), actor=office, organisation=university), actor=office)
    assert batch.state == ImportState.APPLIED
    told = json.dumps(
        [*batch_rows(batch).values("values", "problems"), *batch.files.values("tables")], ensure_ascii=False
    )
    assert "\\u0000" not in told
    assert told.encode().decode() == told
    assert annotated_workbook(batch.files.get()).is_file()
