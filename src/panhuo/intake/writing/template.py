"""Empty workbooks to fill in: patents (建档) and needs."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any, Final

from panhuo.intake.layouts.mapping import Kind
from panhuo.intake.writing.sheet import Book

ROWS: Final = 2_000
"""Rows that are formatted as text, so that Excel leaves long numbers alone, and have drop-down lists."""


def template_columns(kind: Kind) -> list[dict[str, Any]]:
    """The template's columns: heading, field, required, width, help, example, options (data/<kind>_template.json)."""
    path = resources.files("panhuo.intake").joinpath(f"data/{kind}_template.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return list(data["columns"])


def write_template(kind: Kind, out: Path) -> None:
    """Write an xlsx with the sheet to fill in, 填写说明 and the hidden lists of options."""
    path = resources.files("panhuo.intake").joinpath(f"data/{kind}_template.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    columns = data["columns"]
    with Book(out) as book:
        headings = [(column["heading"] + ("*" if column["required"] else ""), column["width"]) for column in columns]
        sheet = book.sheet(data["sheet"], headings)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column["width"], book.formats["input"])
            sheet.write_comment(0, index, column["help"], {"author": "盘活", "x_scale": 2})
        _instructions(book, data)
        _options(book, sheet, columns)


def _instructions(book: Book, data: dict[str, Any]) -> None:
    sheet = book.workbook.add_worksheet("填写说明")
    for column, width in enumerate((22, 8, 70, 34)):
        sheet.set_column(column, column, width)
    book.put(sheet, 0, 0, data["title"], look="title")
    for row, line in enumerate(data["notes"], start=1):
        book.put(sheet, row, 0, line, look="muted")
        sheet.merge_range(row, 0, row, 3, line, book.formats["muted"])
    top = len(data["notes"]) + 2
    for column, heading in enumerate(("栏目", "必填", "怎么填", "例")):
        book.put(sheet, top, column, heading, look="head")
    for row, item in enumerate(data["columns"], start=top + 1):
        cells = (item["heading"], "是" if item["required"] else "", item["help"], item["example"])
        for column, value in enumerate(cells):
            book.put(sheet, row, column, value)


def _options(book: Book, sheet: Any, columns: list[dict[str, Any]]) -> None:
    """Drop-down lists read their options from a hidden sheet, where an office can change them."""
    lists = book.workbook.add_worksheet("选项")
    lists.hide()
    for index, column in enumerate(columns):
        options = column.get("options")
        if not options:
            continue
        book.put(lists, 0, index, column["heading"], look="head")
        for row, option in enumerate(options, start=1):
            book.put(lists, row, index, option)
        source = f"=选项!{_absolute(1, index)}:{_absolute(len(options), index)}"
        rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": "请从列表中选"}
        sheet.data_validation(1, index, ROWS, index, rule)


def _absolute(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
