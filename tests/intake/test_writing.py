from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import (
    annotate_workbook,
    parse_need,
    parse_patent,
    read_table,
    safe_cell,
    template_columns,
    write_template,
)

ATTACKS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1", '=HYPERLINK("x")', "\r=1"]


@pytest.mark.parametrize("text", ATTACKS)
def test_a_formula_is_disarmed(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.2", "-1,000", "-12%", "一种装置", "a=b", "201710601862.3"])
def test_ordinary_texts_and_numbers_stay_as_they_are(text):
    assert safe_cell(text) == text


@given(st.text())
def test_no_text_leaves_as_a_formula(text):
    safe = safe_cell(text)
    assert safe in {text, f"'{text}"}
    assert not safe.startswith(("=", "@"))


def book(path, rows):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "专利"
    for row in rows:
        sheet.append(row)
    sheet["A1"].font = openpyxl.styles.Font(bold=True)
    workbook.create_sheet("别的")["A1"] = "=SUM(1,2)"
    workbook.save(path)
    return path


ROWS = [["申请号", "标题"], ["201710601862.4", "一种装置"], ["2.01711E+12", None], ["201710601862.3", "好的"]]


def problems_of(path):
    table = read_table(path, kind="patents")
    return [problem for row in table.rows for problem in parse_patent(row, table.mapping).problems]


def test_the_users_own_workbook_comes_back_marked(tmp_path):
    original, out = book(tmp_path / "a.xlsx", ROWS), tmp_path / "out.xlsx"
    annotate_workbook(original, problems_of(original), out)
    marked = openpyxl.load_workbook(out)
    assert marked.sheetnames == ["专利", "别的", "问题清单"]
    sheet = marked["专利"]
    assert [cell.value for cell in sheet["A"]] == [row[0] for row in ROWS]
    assert (sheet["A1"].font.b, marked["别的"]["A1"].value) == (True, "=SUM(1,2)")
    assert "应为 3" in sheet["A2"].comment.text
    assert sheet["A2"].fill.fgColor.rgb == "FFFFEB9C"
    assert "Excel" in sheet["A3"].comment.text
    assert sheet["A3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["A4"].comment is None
    listed = [[cell.value for cell in row] for row in marked["问题清单"].iter_rows()]
    assert [row[:5] for row in listed] == [
        ["工作表", "行", "列", "表头", "原值"],
        ["专利", 3, "A", "申请号", "2.01711E+12"],
        ["专利", 2, "A", "申请号", "201710601862.4"],
    ]


def test_a_marked_workbook_is_read_again_and_loses_its_marks_when_mended(tmp_path):
    original, marked, mended = book(tmp_path / "a.xlsx", ROWS), tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    annotate_workbook(original, problems_of(original), marked)
    workbook = openpyxl.load_workbook(marked)
    workbook["专利"]["A2"] = "201710601862.3"
    workbook.save(marked)
    left = problems_of(marked)
    assert [problem.row for problem in left] == [3]
    annotate_workbook(marked, left, mended)
    sheet = openpyxl.load_workbook(mended)["专利"]
    assert (sheet["A2"].comment, sheet["A2"].fill.fgColor.rgb) == (None, "00000000")
    assert sheet["A3"].comment is not None
    assert openpyxl.load_workbook(mended).sheetnames.count("问题清单") == 1


def test_a_csv_comes_back_as_a_workbook_with_rows_where_they_stood(tmp_path):
    path, out = tmp_path / "a.csv", tmp_path / "out.xlsx"
    buffer = io.StringIO()
    csv.writer(buffer).writerows(ROWS)
    path.write_text("\ufeff清单\n" + buffer.getvalue(), encoding="utf-8")
    annotate_workbook(path, problems_of(path), out)
    marked = openpyxl.load_workbook(out)
    sheet = marked["数据"]
    assert (sheet["A2"].value, sheet["A3"].value, sheet["A5"].value) == ("申请号", "201710601862.4", "201710601862.3")
    assert "应为 3" in sheet["A3"].comment.text
    assert sheet["A4"].fill.fgColor.rgb == "FFFFC7CE"
    assert marked["问题清单"].max_row == 3


def test_a_jsonl_comes_back_as_a_workbook(tmp_path):
    path, out = tmp_path / "a.jsonl", tmp_path / "out.xlsx"
    path.write_text('{"title": "=1+1", "application_no": "201710601862.4"}\n{broken\n', encoding="utf-8")
    annotate_workbook(path, problems_of(path), out)
    sheet = openpyxl.load_workbook(out)["数据"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", "201710601862.4"]
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert "应为 3" in sheet["B2"].comment.text
    assert "JSON" in sheet["A3"].comment.text


@pytest.mark.parametrize("kind", ["patents", "needs"])
def test_a_filled_template_comes_in_whole(tmp_path, kind):
    path = tmp_path / "t.xlsx"
    write_template(kind, path)
    columns = template_columns(kind)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    for number, column in enumerate(columns, start=1):
        sheet.cell(2, number).value = column["example"]
    assert workbook["选项"].sheet_state == "hidden"
    assert any("默认" in str(cell.value) for cell in workbook["填写说明"]["A"])
    workbook.save(path)
    table = read_table(path)
    assert table.mapping.kind == kind
    assert [table.mapping.columns[index] for index in range(len(columns))] == [column["field"] for column in columns]
    row = (parse_patent if kind == "patents" else parse_need)(next(table.rows), table.mapping)
    assert (row.problems, row.title, row.unmapped) == (
        (),
        columns[[c["field"] for c in columns].index("title")]["example"],
        {},
    )


def test_the_templates_number_column_is_text_and_has_its_lists(tmp_path):
    path = tmp_path / "t.xlsx"
    write_template("patents", path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.column_dimensions["A"].width > 15
    lists = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    kind_column = [column["field"] for column in template_columns("patents")].index("kind")
    assert f"{chr(65 + kind_column)}2:{chr(65 + kind_column)}2001" in lists
