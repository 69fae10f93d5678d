"""A row of a package becomes values, or problems that name the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from panhuo.exchange.rollup.rules.columns import ANSWER_COLUMNS, FIGURE_COLUMNS, RESULTS, Column
from panhuo.intake.dates import parse_date
from panhuo.intake.layouts.headings import normalise_heading
from panhuo.intake.phrases import gettext_noop
from panhuo.intake.problems import CellProblem, Severity, column_letter
from panhuo.intake.table import Row
from panhuo.intake.text import clean, shorten

MOST: Final = 100_000_000
_COUNT: Final = re.compile(r"\d{1,9}(?:\.0+)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"(?<=\d)[,，](?=\d{3})")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One need. `answered_on` None: not answered by the cut-off date. `result` is a value of `RESULTS` or ""."""

    number: str
    title: str
    received_on: date
    due_on: date | None
    answered_on: date | None
    result: str


@dataclass(frozen=True, slots=True)
class Period:
    """What a package is about: needs received from `first` to `last`, as things stood on `cut_off`."""

    first: date
    last: date
    cut_off: date


def places(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Code → index of the column, by heading."""
    plain = [normalise_heading(heading) for heading in headings]
    found = {}
    for column in columns:
        wanted = {normalise_heading(column.heading), normalise_heading(column.heading.split("（")[0]), column.code}
        place = next((index for index, heading in enumerate(plain) if heading in wanted), None)
        if place is not None:
            found[column.code] = place
    return found


def read_answer(
    row: Row, headings: Sequence[str], at: Mapping[str, int], *, period: Period
) -> tuple[AnswerRow | None, list[CellProblem]]:
    """The row's values; None and the reasons where it can't be taken."""
    cells = _Cells(row, headings, at)
    for column in ANSWER_COLUMNS:
        if column.required and cells.text(column.code) is None:
            cells.complain(column.code, "missing", gettext_noop("必填，这一格是空的"))
    received, due, answered = (cells.day(code) for code in ("received_on", "due_on", "answered_on"))
    if received and not period.first <= received <= period.last:
        cells.complain("received_on", "period", gettext_noop("不在数据包的期间内"))
    if received and answered and answered < received:
        cells.complain("answered_on", "order", gettext_noop("早于收到日期"))
    if received and due and due < received:
        cells.complain("due_on", "order", gettext_noop("早于收到日期"))
    if answered and answered > period.cut_off:
        cells.complain("answered_on", "future", gettext_noop("晚于数据截止日"))
    said = cells.text("result") or ""
    if said and said not in RESULTS:
        cells.complain("result", "choice", gettext_noop("应为“对接中”“达成合作”“未达成”之一，或空着"))
    if cells.problems or received is None:
        return None, cells.problems
    number, title = cells.text("number") or "", cells.text("title") or ""
    return AnswerRow(number[:120], title[:200], received, due, answered, RESULTS.get(said, "")), []


def read_figures(
    row: Row, headings: Sequence[str], at: Mapping[str, int]
) -> tuple[dict[str, int] | None, list[CellProblem]]:
    """Code → count for the cells that are filled; None and the reasons where one is no count."""
    cells = _Cells(row, headings, at)
    found = {}
    for column in FIGURE_COLUMNS:
        value = cells.count(column.code)
        if value is not None:
            found[column.code] = value
    for part, whole in (("convertible", "inventoried"), ("industrialised", "implemented")):
        if part in found and whole in found and found[part] > found[whole]:
            cells.complain(part, "more_than_whole", gettext_noop("大于它所属的总数"))
    return (None, cells.problems) if cells.problems else (found, [])


class _Cells:
    """The cells of one row by code, and what is wrong with them."""

    def __init__(self, row: Row, headings: Sequence[str], at: Mapping[str, int]) -> None:
        self.row, self.headings, self.at = row, headings, at
        self.problems: list[CellProblem] = [one for one in row.problems if one.severity is Severity.REFUSED]

    def text(self, code: str) -> str | None:
        place = self.at.get(code)
        return clean(self.row.cells[place]) if place is not None and place < len(self.row.cells) else None

    def day(self, code: str) -> date | None:
        text = self.text(code)
        if text is None:
            return None
        read = parse_date(text)
        if read.value is None:
            self.complain(code, "date", gettext_noop("不是日期，应写成 2026-03-05 这样"))
        return read.value

    def count(self, code: str) -> int | None:
        text = self.text(code)
        if text is None:
            return None
        plain = _THOUSANDS.sub("", text)
        if not _COUNT.fullmatch(plain) or (value := int(float(plain))) > MOST:
            self.complain(code, "count", gettext_noop("应为不小于 0 的整数；不知道就空着"))
            return None
        return value

    def complain(self, code: str, problem: str, message: str) -> None:
        place = self.at.get(code)
        row = self.row
        heading = self.headings[place] if place is not None else _heading(code)
        value = shorten(row.cells[place] or "") if place is not None and place < len(row.cells) else ""
        letter = column_letter(place) if place is not None and row.sheet else ""
        self.problems.append(
            CellProblem(row.file, row.sheet, row.number, letter, heading, value, problem, message, Severity.REFUSED)
        )


def _heading(code: str) -> str:
    return next((one.heading for one in (*ANSWER_COLUMNS, *FIGURE_COLUMNS) if one.code == code), code)
