"""Writes texts into xlsx sheets, always as texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from panhuo.intake.writing.safe import excel_text, is_risky

FORMATS: Final[Mapping[str, Mapping[str, Any]]] = {
    "head": {"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True, "valign": "vcenter"},
    "text": {"text_wrap": True, "valign": "top"},
    "band": {"bg_color": "#F5F7FA", "border": 1, "border_color": "#E3E7ED", "text_wrap": True, "valign": "top"},
    "refused": {"bg_color": "#FFC7CE", "text_wrap": True, "valign": "top"},
    "warning": {"bg_color": "#FFEB9C", "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "muted": {"font_color": "#666666", "text_wrap": True, "valign": "top"},
    "input": {"num_format": "@", "valign": "top", "text_wrap": True},
    "link": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
}


A4: Final = 9
LINE_POINTS: Final = 14.0
MOST_LINES: Final = 9
_WIDE: Final = 0x2E80


def row_height(texts: Sequence[str | int | None], widths: Sequence[float], *, most_lines: int = MOST_LINES) -> float:
    """Height in points in which the wrapped texts of a row are seen, at most `most_lines` lines.

    Programs differ in whether they fit heights by themselves; an East Asian character counts as two.
    """
    lines = 1
    for text, width in zip(texts, widths, strict=False):
        if isinstance(text, str):
            lengths = (sum(2 if ord(char) >= _WIDE else 1 for char in line) for line in text.split("\n"))
            lines = max(lines, sum(max(1, -(-length // max(int(width), 1))) for length in lengths))
    return LINE_POINTS * min(lines, most_lines) + 2


class Book:
    """An xlsx file under way; use as a context manager."""

    def __init__(self, path: Path, *, constant_memory: bool = False) -> None:
        options = {
            "constant_memory": constant_memory,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.workbook = xlsxwriter.Workbook(path, options)
        self.formats = {name: self.workbook.add_format(dict(look)) for name, look in FORMATS.items()}
        self.quoted = {name: self.workbook.add_format({**look, "quote_prefix": True}) for name, look in FORMATS.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Write the file. Raises OSError where that can't be done (no right, a full disk)."""
        try:
            self.workbook.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error

    def sheet(self, name: str, headings: Sequence[tuple[str, float]]) -> Any:
        """A sheet with a frozen heading row, one page wide in print; a column is (heading, width in characters)."""
        sheet = self.workbook.add_worksheet(name)
        for column, (heading, width) in enumerate(headings):
            sheet.set_column(column, column, width)
            self.put(sheet, 0, column, heading, look="head")
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: str | int | None, *, look: str = "text") -> None:
        """Write a text as a text (never a formula or a link), a whole number as a number, nothing for None."""
        if isinstance(value, int):
            sheet.write_number(row, column, value, self.formats[look])
        elif value:
            text = excel_text(value)
            sheet.write_string(row, column, text, (self.quoted if is_risky(text) else self.formats)[look])
        else:
            sheet.write_blank(row, column, None, self.formats[look])
