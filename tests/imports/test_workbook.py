"""Workbooks that go back to the user."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile

from imports.helpers import FIRST, HEADINGS, settled, sheet, upload, workbook
from panhuo.imports.api import ImportState, annotated_workbook, create_batch, set_mapping, template_workbook
from panhuo.orgs.api import DomainError, InvalidInput


def test_the_own_workbook_comes_back_with_the_refused_cell_marked(office, university):
    book = workbook(专利=[("申请号", "标题"), ("2.01811E+11", ""), (FIRST[0], "一种")])
    batch = upload(("坏号.xlsx", book), actor=office, organisation=university)
    marked = openpyxl.load_workbook(annotated_workbook(batch.files.get(), actor=office))
    assert marked.sheetnames == ["专利", "问题清单"]
    cell = marked["专利"]["A2"]
    assert cell.value == "2.01811E+11"
    assert cell.comment is not None
    assert marked["专利"]["A3"].comment is None
    listed = [str(value) for row in marked["问题清单"].iter_rows(values_only=True) for value in row]
    assert "2.01811E+11" in listed


def test_a_csv_comes_back_as_a_workbook(office, university):
    batch = upload(sheet(FIRST, ("", "", "", "没有号码", "", "", "", "", "")), actor=office, organisation=university)
    marked = openpyxl.load_workbook(annotated_workbook(batch.files.get()))
    assert [cell.value for cell in marked.worksheets[0][1]] == list(HEADINGS)
    assert any(cell.comment for cell in marked.worksheets[0][3])


def test_after_a_new_plan_the_marks_are_new(office, university):
    book = workbook(表=[("甲列", "乙列"), ("2.01811E+11", "一种装置")])
    batch = upload(("甲乙.xlsx", book), actor=office, organisation=university)
    batch = settled(set_mapping(batch.files.get(), columns={0: "application_no"}, actor=office, remember=False))
    first = annotated_workbook(batch.files.get())
    batch = settled(set_mapping(batch.files.get(), columns={1: "title"}, actor=office, remember=False))
    second = annotated_workbook(batch.files.get())
    assert openpyxl.load_workbook(first)["表"]["A2"].comment is not None
    assert openpyxl.load_workbook(second)["表"]["A2"].comment is None


def test_a_file_that_cannot_be_read_cannot_be_marked(office, university):
    batch = upload(("空.csv", b""), actor=office, organisation=university)
    with pytest.raises(DomainError, match="无法读取"):
        annotated_workbook(batch.files.get())


@pytest.mark.parametrize("target", ["patents", "needs"])
def test_our_own_template_is_recognised(office, university, target):
    content = template_workbook(target)
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    headings = [str(cell.value).rstrip("*") for cell in page[1]]
    column = headings.index("专利名称" if target == "patents" else "需求名称") + 1
    page.cell(row=2, column=column, value="填在模板里的示例名称")
    out = io.BytesIO()
    book.save(out)
    files = [("模板.xlsx", ContentFile(out.getvalue()))]
    batch = settled(
        create_batch(target=target, files=files, organisation=university, visibility="public", actor=office)
    )
    assert batch.state == ImportState.PLANNED
    assert batch.rows.get().label.endswith("填在模板里的示例名称")


def test_there_is_no_template_for_anything_else():
    with pytest.raises(InvalidInput):
        template_workbook("cars")
