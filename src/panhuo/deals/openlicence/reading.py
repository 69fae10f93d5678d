"""Reading rows of a workbook into statements. Plain: no database, so that the command line can lint a file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from panhuo.deals.rules.money import fen_of
from panhuo.intake.api import (
    CellProblem,
    IntakeError,
    Row,
    Severity,
    Table,
    column_letter,
    parse_date,
    parse_number,
    read_tables,
)
from panhuo.intake.layouts.headings import normalise_heading
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

LABELS: Final = {
    "number": "专利号",
    "patentees": "专利权人",
    "mode": "支付方式",
    "lump": "一次性金额（元）",
    "entry": "入门费（元）",
    "rate": "提成率（%）",
    "base": "提成基数",
    "per_unit": "每单位金额（元）",
    "unit": "计量单位",
    "stages": "各期金额（元）",
    "currency": "币种",
    "due": "支付时间",
    "fee_note": "使用费的说明",
    "first": "许可期限起日",
    "last": "许可期限止日",
    "other": "其他事项",
    "has_report": "评价报告",
    "report_number": "评价报告编号",
    "contact": "联系方式",
}
MODES: Final = {
    "lump sum": "lump",
    "royalty": "royalty",
    "entry fee and royalty": "entry_and_royalty",
    "instalments": "staged",
    "free": "free",
    "一次性付费": "lump",
    "一次付清": "lump",
    "一次总付": "lump",
    "一次性": "lump",
    "提成": "royalty",
    "提成支付": "royalty",
    "入门费附加提成": "entry_and_royalty",
    "入门费加提成": "entry_and_royalty",
    "入门费+提成": "entry_and_royalty",
    "分期付费": "staged",
    "分期": "staged",
    "分期支付": "staged",
    "免费": "free",
    "无偿": "free",
}
BASES: Final = {
    "net sales": "net_sales",
    "profit": "profit",
    "units sold": "units",
    "output": "output",
    "净销售额": "net_sales",
    "销售额": "net_sales",
    "利润额": "profit",
    "利润": "profit",
    "销量": "units",
    "件数": "units",
    "产量": "output",
}
CURRENCIES: Final = {
    "人民币": "CNY",
    "人民币元": "CNY",
    "cny": "CNY",
    "rmb": "CNY",
    "元": "CNY",
    "美元": "USD",
    "usd": "USD",
}
_YES: Final = {
    "yes": True,
    "no": False,
    "有": True,
    "是": True,
    "已有": True,
    "已提供": True,
    "无": False,
    "否": False,
    "没有": False,
}


@dataclass(slots=True)
class RowReader:
    """Collects values and problems of one row."""

    row: Row
    columns: dict[str, int]
    headings: Sequence[str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def text(self, name: str) -> str:
        place = self.columns.get(name)
        return (self.row.cells[place] or "").strip() if place is not None else ""

    def blame(self, name: str, code: str, message: str) -> None:
        place = self.columns.get(name, 0)
        self.problems.append(
            CellProblem(
                self.row.file, self.row.sheet, self.row.number, column_letter(place), self.headings[place],
                self.text(name)[:60], code, message, Severity.REFUSED,
            )
        )  # fmt: skip


@cache
def _fields() -> dict[str, str]:
    path = files("panhuo.deals.openlicence").joinpath("data/columns.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    named = {normalise_heading(label): name for name, label in LABELS.items()}
    return named | {normalise_heading(heading): name for name, headings in data.items() for heading in headings}


def recognise_columns(headings: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Field → column from 0, and the headings that no field takes. The first column of a field counts."""
    found: dict[str, int] = {}
    unknown = []
    for place, heading in enumerate(headings):
        name = _fields().get(normalise_heading(heading))
        if name is None or name in found:
            unknown += [heading] if heading.strip() else []
        else:
            found[name] = place
    return found, unknown


def statements_table(path: Path, *, name: str) -> Table:
    """The sheet with most columns that we know.

    Raises:
        IntakeError: the file cannot be read, or has no column of patent numbers.
    """
    tables = read_tables(path, name=name)
    table = max(tables, key=lambda one: len(recognise_columns(one.headings)[0]))
    columns, _unknown = recognise_columns(table.headings)
    if "number" not in columns:
        told = gettext_noop("缺少必需的列：%(missing)s；认出的列：%(found)s")
        found = "、".join(table.headings[place] for place in columns.values()) or "无"
        raise IntakeError("columns", told, {"missing": LABELS["number"], "found": found})
    return table


def read_row(row: Row, columns: dict[str, int], headings: Sequence[str]) -> RowReader:
    """Values as plain JSON: amounts in 分, days as ISO texts; a cell that cannot be read is named."""
    reader = RowReader(row, columns, headings)
    if not reader.text("number"):
        reader.blame("number", "empty", gettext_noop("专利号不能为空"))
    for name in columns:
        if reader.text(name):
            _READERS.get(name, _plain)(reader, name)
    return reader


def _plain(reader: RowReader, name: str) -> None:
    reader.values[name] = reader.text(name)


def _number(reader: RowReader, name: str) -> None:
    reading = parse_number(reader.text(name))
    if not reading.normal:
        reader.blame(name, "number", gettext_noop("不是专利号，应如 202310000001.1"))
    else:
        reader.values[name] = reading.normal


def _money(reader: RowReader, name: str) -> None:
    try:
        reader.values[name] = fen_of(reader.text(name).removesuffix("元").strip())
    except RuleError:
        reader.blame(name, "money", gettext_noop("不是金额，应为以元计的数字，如 50000"))


def _rate(reader: RowReader, name: str) -> None:
    """Per cent. A bare number below one may be a percentage of a formatted cell: it is asked for, not guessed."""
    said = reader.text(name).replace("％", "%")
    try:
        rate = Decimal(said.removesuffix("%").strip())
    except InvalidOperation:
        reader.blame(name, "rate", gettext_noop("不是百分数，应如 3 或 3%"))
        return
    if 0 < rate < 1 and not said.endswith("%"):
        reader.blame(name, "rate", gettext_noop("看不出是小数还是百分数，请写明百分号，如 3% 或 0.3%"))
        return
    reader.values[name] = str(rate)


def _amount_of_unit(reader: RowReader, name: str) -> None:
    _money(reader, name)
    if name in reader.values:
        fen = reader.values[name]
        reader.values[name] = f"{fen // 100}.{fen % 100:02d}"


def _stages(reader: RowReader, name: str) -> None:
    parts = [one for one in re.split(r"[、；;/\s]+", reader.text(name)) if one]
    try:
        reader.values[name] = [fen_of(one.removesuffix("元")) for one in parts]
    except RuleError:
        reader.blame(name, "money", gettext_noop("各期金额应为以元计的数字，用顿号隔开，如 10000、20000"))


def _day(reader: RowReader, name: str) -> None:
    reading = parse_date(reader.text(name))
    if reading.value is None:
        reader.blame(name, "date", gettext_noop("不是日期，应如 2026-01-31"))
    else:
        reader.values[name] = reading.value.isoformat()


def _one_of(choices: dict[str, Any], message: str) -> Callable[[RowReader, str], None]:
    def read(reader: RowReader, name: str) -> None:
        said = reader.text(name).replace(" ", "").lower()
        known = {key.replace(" ", "").lower(): value for key, value in choices.items()}
        if said in known:
            reader.values[name] = known[said]
        else:
            reader.blame(name, "choice", message)

    return read


_READERS: Final[dict[str, Callable[[RowReader, str], None]]] = {
    "number": _number,
    "mode": _one_of(MODES, gettext_noop("没有这种支付方式，应为一次性付费、提成、入门费附加提成、分期付费或免费")),
    "base": _one_of(BASES, gettext_noop("没有这种提成基数，应为净销售额、利润额、销量或产量")),
    "currency": _one_of(CURRENCIES, gettext_noop("没有这种币种，应为人民币或美元")),
    "has_report": _one_of(_YES, gettext_noop("应为“有”或“无”")),
    "lump": _money,
    "entry": _money,
    "rate": _rate,
    "per_unit": _amount_of_unit,
    "stages": _stages,
    "first": _day,
    "last": _day,
}
