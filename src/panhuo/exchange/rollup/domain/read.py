"""The file of a package, read row by row: what can be taken, and what is refused with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from panhuo.exchange.rollup.rules.columns import ANSWER_COLUMNS, ANSWERS, FIGURE_COLUMNS, FIGURES, KIND
from panhuo.exchange.rollup.rules.rows import AnswerRow, Period, places, read_answer, read_figures
from panhuo.intake.api import CellProblem, IntakeError, Limits, Row, Severity, Table, read_tables
from panhuo.orgs.api import InvalidInput

MOST_ROWS: Final = 20_000
MOST_PROBLEMS: Final = 500
_MIB: Final = 1024 * 1024


@dataclass(slots=True)
class Read:
    """`answers`: (row in the file, values). `refused`: how many rows; `problems` are theirs, at most 500."""

    answers: list[tuple[int, AnswerRow]] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    refused: int = 0
    has_figures: bool = False

    def refuse(self, problems: list[CellProblem]) -> None:
        self.refused += 1
        for one in problems:
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(
                    {"place": one.place, "value": one.value, "code": one.code, "message": _(one.message)}
                )


def read_package(path: Path, *, name: str, period: Period) -> Read:
    """Both sheets of a workbook, or the lines of a jsonl file.

    Raises:
        InvalidInput: the file can't be read, has too many rows, or neither sheet is known by its headings.
    """
    try:
        limits = Limits(file_bytes=settings.UPLOAD_MAX_MB * _MIB, rows=MOST_ROWS)
        tables = read_tables(path, limits=limits, name=name)
    except IntakeError as error:
        raise InvalidInput(error.message, field="file", code=error.code) from error
    read = Read()
    known = [_read_table(table, read, period) for table in tables]
    if not any(known):
        message = _("没有认出“%(one)s”或“%(two)s”的表头，请用本平台的模板")
        raise InvalidInput(message, field="file", code="headings", params={"one": _(ANSWERS), "two": _(FIGURES)})
    return read


def _read_table(table: Table, read: Read, period: Period) -> bool:
    answers, figures = places(table.headings, ANSWER_COLUMNS), places(table.headings, FIGURE_COLUMNS)
    split = table.headings.index(KIND) if KIND in table.headings else None
    is_answers = {"number", "received_on"} <= answers.keys()
    if not is_answers and not figures:
        return False
    seen = {row.number for _number, row in read.answers}
    for row in table.rows:
        kind = (row.cells[split] or "").strip() if split is not None else ""
        if kind == FIGURES or (not is_answers and not kind):
            _take_figures(row, table, figures, read)
        else:
            _take_answer(row, table, answers, read, period, seen)
    return True


def _take_answer(row: Row, table: Table, at: dict[str, int], read: Read, period: Period, seen: set[str]) -> None:
    values, problems = read_answer(row, table.headings, at, period=period)
    if values is None:
        read.refuse(problems)
    elif values.number in seen:
        read.refuse([_row_problem(row, "twice", _("需求编号“%(n)s”在前面已经出现过") % {"n": values.number})])
    else:
        seen.add(values.number)
        read.answers.append((row.number, values))


def _take_figures(row: Row, table: Table, at: dict[str, int], read: Read) -> None:
    if read.has_figures:
        read.refuse([_row_problem(row, "second", _("汇总只能有一行"))])
        return
    values, problems = read_figures(row, table.headings, at)
    if values is None:
        read.refuse(problems)
        return
    read.figures, read.has_figures = values, True


def _row_problem(row: Row, code: str, message: str) -> CellProblem:
    return CellProblem(row.file, row.sheet, row.number, "", "", "", code, message, Severity.REFUSED)
