"""The list of problems as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from panhuo.intake.problems import CellProblem, Severity

SHEET: Final = "问题清单"
COLUMNS: Final = (
    ("工作表", 16.0),
    ("行", 8.0),
    ("列", 6.0),
    ("表头", 20.0),
    ("原值", 30.0),
    ("问题", 60.0),
    ("处理", 16.0),
)
DONE: Final = {Severity.REFUSED: "整行未导入", Severity.WARNING: "已导入，请核对"}


def problem_rows(problems: Iterable[CellProblem]) -> list[list[str | int]]:
    """One list of cells for each problem, refused ones first, in the order of the file."""
    ordered = sorted(problems, key=lambda item: (item.severity is not Severity.REFUSED, item.sheet, item.row))
    return [
        [item.sheet or item.file, item.row, item.column, item.heading, item.value, item.message, DONE[item.severity]]
        for item in ordered
    ]
