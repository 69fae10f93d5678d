"""A file that is no xlsx comes back as one: the same rows, with the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from panhuo.intake.files.read import read_tables
from panhuo.intake.limits import Limits
from panhuo.intake.problems import CellProblem, Severity
from panhuo.intake.table import Table
from panhuo.intake.writing.problem_list import COLUMNS, SHEET, problem_rows
from panhuo.intake.writing.sheet import Book

_EXCEL_ROWS: Final = 1_048_576
_DEFAULT_WIDTH: Final = 18
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))

_Marks = dict[int, list[CellProblem]]


def rewrite_with_marks(original: Path, problems: Iterable[CellProblem], out: Path, *, limits: Limits) -> None:
    """Write the rows of `original` to a new workbook. Raises IntakeError where they can't be read."""
    tables = read_tables(original, limits=limits)
    by_sheet: dict[str, _Marks] = defaultdict(lambda: defaultdict(list))
    listed = list(problems)
    for problem in listed:
        by_sheet[problem.sheet][problem.row].append(problem)
    with Book(out, constant_memory=True) as book:
        for number, table in enumerate(tables, start=1):
            name = (table.sheet or "数据").translate(_FORBIDDEN)[:28] or f"表{number}"
            _write(book, book.workbook.add_worksheet(name), table, by_sheet[table.sheet])
        sheet = book.sheet(SHEET, COLUMNS)
        for row, cells in enumerate(problem_rows(listed), start=1):
            for column, value in enumerate(cells):
                book.put(sheet, row, column, value)


def _write(book: Book, sheet: Any, table: Table, marks: _Marks) -> None:
    """Rows stand where they stood in the file; jsonl, which has no heading line, moves down by one."""
    width = len(table.headings)
    sheet.set_column(0, max(width - 1, 0), _DEFAULT_WIDTH)
    top = max(table.header_row, 1)
    for column, heading in enumerate(table.headings):
        book.put(sheet, top - 1, column, heading, look="head")
    sheet.freeze_panes(top, 0)
    places = {heading: column for column, heading in reversed(list(enumerate(table.headings)))}
    for row in table.rows:
        place = row.number if table.header_row == 0 else row.number - 1
        if place >= _EXCEL_ROWS:
            break
        _write_row(book, sheet, place, row.cells, _by_column(marks.get(row.number, []), places))


def _write_row(
    book: Book, sheet: Any, place: int, cells: tuple[str | None, ...], marks: dict[int, list[CellProblem]]
) -> None:
    for column in sorted({*range(len(cells)), *marks}):
        found = marks.get(column, [])
        value = cells[column] if column < len(cells) else None
        if value is not None or found:
            book.put(sheet, place, column, value, look=_look(found))
        if found:
            text = "\n".join(dict.fromkeys(problem.message for problem in found))
            sheet.write_comment(place, column, text, {"author": "盘活", "x_scale": 2.5, "y_scale": 1.5})


def _by_column(problems: list[CellProblem], places: dict[str, int]) -> dict[int, list[CellProblem]]:
    found: dict[int, list[CellProblem]] = defaultdict(list)
    for problem in problems:
        found[places.get(problem.heading, 0)].append(problem)
    return found


def _look(problems: list[CellProblem]) -> str:
    if any(problem.severity is Severity.REFUSED for problem in problems):
        return "refused"
    return "warning" if problems else "text"
