"""Reading the cells of one row; what cannot be read is named with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from panhuo.intake.api import CellProblem, Row, Severity, column_letter, parse_date, parse_number
from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.annuities.domain.batches.columns import LABELS
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.parse import parse_yuan

_YEAR: Final = re.compile(r"第?\s*(\d{1,2})\s*(?:年度?|)")
_NONE: Final = frozenset({"无", "否", "0", "0%", "不减", "-", "0.0"})
_PERCENT: Final = re.compile(r"(70|85)(?:\.0+)?%?")
_TEXTS: Final = ("title", "receipt_no", "payer", "department", "note")


@dataclass(slots=True)
class RowReader:
    """Collects values and problems of one row."""

    row: Row
    columns: dict[str, int]
    headings: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def text(self, name: str) -> str:
        place = self.columns.get(name)
        return (self.row.cells[place] or "").strip() if place is not None else ""

    def blame(self, name: str, code: str, message: str, *, refused: bool = False) -> None:
        place = self.columns.get(name, 0)
        severity = Severity.REFUSED if refused else Severity.WARNING
        self.problems.append(
            CellProblem(
                self.row.file, self.row.sheet, self.row.number, column_letter(place), self.headings[place],
                self.text(name)[:60], code, message, severity,
            )
        )  # fmt: skip


def read_row(row: Row, columns: dict[str, int], headings: tuple[str, ...], *, needed: tuple[str, ...]) -> RowReader:
    """Values as plain JSON: days as ISO texts, amounts in 分, the reduction in per cent (0: none)."""
    reader = RowReader(row, columns, headings)
    for name in columns:
        if reader.text(name):
            _READERS[name](reader, name)
    for name in needed:
        if not reader.text(name):
            reader.blame(name, "empty", f"“{LABELS[name]}”不能为空", refused=True)
    refused = {p.code for p in reader.problems if p.severity is Severity.REFUSED}
    for name in needed:
        if name not in reader.values and not refused:
            for problem in list(reader.problems):
                if problem.heading == headings[columns[name]]:
                    reader.problems.remove(problem)
                    reader.blame(name, problem.code, problem.message, refused=True)
    return reader


def _number(reader: RowReader, name: str) -> None:
    found = parse_number(reader.text(name))
    if not found.valid or not found.normal:
        reader.blame(name, found.code or "number", found.note or gettext_noop("认不出的专利号"), refused=True)
        return
    reader.values["number"] = found.normal
    reader.values["form"] = found.form.value if found.form else ""


def _year(reader: RowReader, name: str) -> None:
    found = _YEAR.fullmatch(reader.text(name).removesuffix(".0"))
    if found and 1 <= int(found[1]) <= 40:  # noqa: PLR2004
        reader.values[name] = int(found[1])
    else:
        reader.blame(name, "year", gettext_noop("应为 1 到 40 的年度，如 7 或 第7年"))


def _day(reader: RowReader, name: str) -> None:
    found = parse_date(reader.text(name))
    if found.value is None:
        reader.blame(name, "date", found.note or gettext_noop("不是日期"))
    else:
        reader.values[name] = found.value.isoformat()


def _amount(reader: RowReader, name: str) -> None:
    plain = reader.text(name).replace(",", "").replace("，", "").removesuffix("元").lstrip("￥¥").strip()
    try:
        reader.values[name] = parse_yuan(plain, place=LABELS[name])
    except RuleError:
        reader.blame(name, "money", gettext_noop("应为金额（元），如 1200 或 1,200.00"))


def _reduction(reader: RowReader, name: str) -> None:
    text = reader.text(name)
    plain = {"0.85": "85", "0.7": "70", "0.70": "70"}.get(text, text)
    if text in _NONE:
        reader.values[name] = 0
    elif found := _PERCENT.fullmatch(plain):
        reader.values[name] = int(found[1])
    else:
        reader.blame(name, "reduction", gettext_noop("费减应为 85%、70% 或 无"))


def _text(reader: RowReader, name: str) -> None:
    reader.values[name] = reader.text(name)[:300]


_READERS: Final = {
    "number": _number, "year": _year, "paid_through": _year, "due": _day, "day": _day, "reduction_since": _day,
    "amount": _amount, "reduction": _reduction, **dict.fromkeys(_TEXTS, _text),
}  # fmt: skip
