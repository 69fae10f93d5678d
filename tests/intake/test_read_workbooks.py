from __future__ import annotations

from datetime import date

import openpyxl
import pytest
import xlsxwriter

from panhuo.intake.api import IntakeError, Limits, parse_patent, read_table, read_tables

HEADINGS = ["申请号", "标题", "申请人", "申请日"]
ROW = ["201710601862.3", "一种示例装置", "示例大学", "2017-07-21"]


def save(path, *sheets, merges=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merges:
            sheet.merge_cells(area)
    book.save(path)
    return path


def refusal(path, **limits):
    with pytest.raises(IntakeError) as caught:
        read_tables(path, limits=Limits(**limits))
    return caught.value


def test_a_plain_workbook(tmp_path):
    table = read_table(save(tmp_path / "a.xlsx", ("专利", [HEADINGS, ROW])))
    assert (table.file, table.sheet, table.header_row, table.headings) == ("a.xlsx", "专利", 1, tuple(HEADINGS))
    (row,) = table.rows
    assert (row.number, row.cells, row.sheet) == (2, tuple(ROW), "专利")
    assert [row.number for row in table.rows] == [2], "rows can be read again"


def test_the_name_tells_nothing(tmp_path):
    path = save(tmp_path / "really.xlsx", ("专利", [HEADINGS, ROW]))
    for name in ("a.csv", "a.xls", "a.txt"):
        assert read_table(path.rename(tmp_path / name)).row_count == 1
        path = tmp_path / name


def test_numbers_and_dates_of_excel_become_texts_without_loss(tmp_path):
    cells = [2017106018623, 201710601862.3, date(2019, 7, 2), 3.0, True, 43648]
    (row,) = read_table(save(tmp_path / "a.xlsx", ("x", [["申请号", "b", "申请日", "d", "e", "f"], cells]))).rows
    assert row.cells == ("2017106018623", "201710601862.3", "2019-07-02", "3", "TRUE", "43648")


def test_title_rows_above_the_heading_are_passed_over(tmp_path):
    rows = [["示例大学专利清单"], ["导出日期：2026-01-01", "共 1 件"], [], HEADINGS, ROW]
    table = read_table(save(tmp_path / "a.xlsx", ("x", rows), merges=["A1:D1"]))
    assert (table.header_row, table.row_count) == (4, 1)
    assert table.mapping.columns[0] == "application_no"


def test_merged_headings_in_two_rows(tmp_path):
    rows = [
        ["序号", "专利信息", None, "申请人", None],
        [None, "申请号", "标题", "名称", "电话"],
        [1, ROW[0], ROW[1], ROW[2], "000"],
    ]
    table = read_table(save(tmp_path / "a.xlsx", ("x", rows), merges=["A1:A2", "B1:C1", "D1:E1"]), kind="patents")
    assert table.header_row == 2
    patent = parse_patent(next(table.rows), table.mapping)
    assert (patent.application_no, patent.title) == (ROW[0], ROW[1])


def test_a_cell_merged_over_several_rows_counts_for_each_of_them(tmp_path):
    rows = [["学院", *HEADINGS], ["机械学院", *ROW], [None, "200710308494.X", "一种别的装置", "示例大学", None]]
    table = read_table(save(tmp_path / "a.xlsx", ("x", rows), merges=["A2:A3"]))
    assert [parse_patent(row, table.mapping).extra["college"] for row in table.rows] == ["机械学院", "机械学院"]


def test_two_sheets_are_two_tables_and_the_best_one_is_the_table(tmp_path):
    sheets = [("备忘", [["随便", "写写"], ["a", "b"]]), ("发明", [HEADINGS, ROW]), ("空", [])]
    path = save(tmp_path / "a.xlsx", *sheets)
    assert [table.sheet for table in read_tables(path)] == ["备忘", "发明"]
    assert read_table(path).sheet == "发明"


def test_two_hundred_columns(tmp_path):
    wide = [f"列{number}" for number in range(196)]
    path = save(tmp_path / "a.xlsx", ("x", [[*HEADINGS, *wide], [*ROW, *wide]]))
    table = read_table(path)
    assert len(table.headings) == 200
    assert parse_patent(next(table.rows), table.mapping).unmapped["列195"] == "列195"
    error = refusal(path, columns=150)
    assert (error.code, "200 列" in error.message, "150 列" in error.message) == ("too_many_columns", True, True)


def test_formulas_give_their_stored_result_and_a_warning_without_one(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("x")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, 1, '="一种"&"装置"', None, "一种装置")
    assert next(read_table(path).rows).cells[1] == "一种装置"
    path = save(tmp_path / "b.xlsx", ("x", [HEADINGS, [ROW[0], '="一种"&"装置"', ROW[2], ROW[3]]]))
    table = read_table(path)
    (problem,) = parse_patent(next(table.rows), table.mapping).problems
    assert (problem.code, problem.row, problem.column, problem.heading) == ("formula", 2, "B", "标题")
    assert "公式" in problem.message


def test_a_cell_of_five_megabytes_is_left_out_and_named(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("x")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROW)
        book.str_table.string_table = {
            "长" * 5_000_000 if k == ROW[1] else k: v for k, v in book.str_table.string_table.items()
        }
    assert next(read_table(path, limits=Limits(zip_ratio=10**6)).rows).cells[1] is None
    table = read_table(path, limits=Limits(zip_ratio=10**6))
    patent = parse_patent(next(table.rows), table.mapping)
    assert (patent.title, patent.application_no, patent.refused) == (None, ROW[0], False)
    (problem,) = patent.problems
    assert (problem.code, problem.column, problem.heading) == ("cell_too_long", "B", "标题")
    assert "5,000,000" in problem.message


def test_only_headings_is_said(tmp_path):
    error = refusal(save(tmp_path / "空表.xlsx", ("x", [HEADINGS])))
    assert (error.code, "空表.xlsx" in error.message) == ("no_rows", True)


def test_no_rows_at_all_is_said(tmp_path):
    assert refusal(save(tmp_path / "a.xlsx", ("x", []))).code == "empty"


def test_a_heading_repeated_further_down_is_no_row(tmp_path):
    assert read_table(save(tmp_path / "a.xlsx", ("x", [HEADINGS, ROW, HEADINGS, ROW]))).row_count == 2


def test_unknown_headings_are_still_a_table_for_the_mapping_page(tmp_path):
    table = read_table(save(tmp_path / "a.xlsx", ("x", [["甲", "乙"], ["1", "2"]])))
    assert (table.mapping.layout, dict(table.mapping.columns), table.mapping.unknown) == ("generic", {}, (0, 1))
    assert table.mapping.missing


@pytest.mark.shared
def test_the_real_patsnap_export(shared_data):
    table = read_table(shared_data / "patents" / "patsnap_export_1999rows.xlsx")
    assert (table.mapping.layout, table.row_count, len(table.headings)) == ("patsnap", 1999, 33)
    patents = [parse_patent(row, table.mapping) for row in table.rows]
    assert not any(patent.refused for patent in patents)
    assert all(patent.title and patent.abstract and patent.application_date for patent in patents)
