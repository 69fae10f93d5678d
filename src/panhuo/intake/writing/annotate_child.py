"""Marks cells in a copy of a user's workbook, in a process of its own.

Run as ``python -I annotate_child.py PATH OUT LIMITS_JSON`` by `annotate.py`; the marks come as JSON on stdin:
``{"author", "sheet", "widths", "head", "rows", "marks": [[sheet, row, column, severity, message]]}``.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

REFUSED, WARNING = "FFFFC7CE", "FFFFEB9C"


def limit_resources(limits: dict[str, int]) -> None:
    """Bind this process before the file is opened."""
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"], limits["memory_bytes"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_seconds"], limits["cpu_seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def remove_old_marks(book: Any, order: dict[str, Any]) -> None:
    """Take away what an earlier run left in the user's workbook."""
    from openpyxl.styles import PatternFill

    if order["sheet"] in book.sheetnames:
        del book[order["sheet"]]
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # noqa: SLF001 -- only cells that exist, not the whole rectangle
            if cell.comment is not None and cell.comment.author == order["author"]:
                cell.comment = None
                cell.fill = PatternFill()


def mark(book: Any, order: dict[str, Any]) -> None:
    """Colour the cells and say in a comment what is wrong."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    fills = {
        "refused": PatternFill("solid", fgColor=REFUSED),
        "warning": PatternFill("solid", fgColor=WARNING),
    }
    said: dict[tuple[str, int, int], list[str]] = {}
    for name, row, column, severity, message in order["marks"]:
        if name not in book.sheetnames:
            continue
        cell = book[name].cell(row, column)
        if type(cell).__name__ == "MergedCell":
            continue
        texts = said.setdefault((name, row, column), [])
        if message not in texts:
            texts.append(message)
        if severity == "refused" or len(texts) == 1:
            cell.fill = fills[severity]
        cell.comment = Comment("\n".join(texts), order["author"], height=120, width=320)


def add_list(book: Any, order: dict[str, Any]) -> None:
    """The sheet with all problems."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(order["sheet"])
    for row in (order["head"], *order["rows"]):
        sheet.append([None] * len(row))
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(sheet.max_row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    for column, width in enumerate(order["widths"], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def main(path: str, out: str, limits: dict[str, int]) -> int:
    """Write the marked copy."""
    order = json.load(sys.stdin)
    limit_resources(limits)
    import openpyxl

    book = openpyxl.load_workbook(path)
    remove_old_marks(book, order)
    mark(book, order)
    add_list(book, order)
    book.save(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3])))
