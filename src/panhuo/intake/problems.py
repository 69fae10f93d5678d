"""What is wrong with a single cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A refused row isn't taken over; a warning only leaves the cell out (or takes it with a doubt)."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell, what is wrong with it and what was expected.

    `row` is the row's number as the user sees it (line number for CSV and jsonl), `column` the letter (empty for
    jsonl), `heading` the column's heading or key, `value` the text as written, shortened. `message` is Chinese.
    """

    file: str
    sheet: str
    row: int
    column: str
    heading: str
    value: str
    code: str
    message: str
    severity: Severity = Severity.WARNING

    @property
    def place(self) -> str:
        """Where it is, for a message: 工作表 sheet1 第 12 行 B 列（申请号）."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else f"“{self.file}”"
        column = f" {self.column} 列" if self.column else ""
        heading = f"（{self.heading}）" if self.heading else ""
        return f"{sheet}第 {self.row} 行{column}{heading}"


def column_letter(index: int) -> str:
    """Spreadsheet letter of a column counted from 0."""
    letters, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
