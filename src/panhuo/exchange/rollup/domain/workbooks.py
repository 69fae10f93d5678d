"""Workbooks: the empty template of a package, and the table of the region."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _

from panhuo.exchange.rollup.queries.lines import Group, Line
from panhuo.exchange.rollup.rules.columns import ANSWER_COLUMNS, ANSWERS, FIGURE_COLUMNS, FIGURES, Column
from panhuo.exchange.rollup.rules.times import Times
from panhuo.intake.api import Book

NOTICE = "国知发运字〔2025〕16号"


def template() -> bytes:
    """The workbook that an institution fills in; its headings are data of the notice and stay Chinese."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        with Book(path) as book:
            for name, columns in ((ANSWERS, ANSWER_COLUMNS), (FIGURES, FIGURE_COLUMNS)):
                _input_sheet(book, name, columns)
            _notes(book)
        return path.read_bytes()


def rolled_up(lines: Iterable[Line], groups: Iterable[Group], total: Group, *, head: str) -> bytes:
    """Two sheets: by city, and by institution. `head` says period and day."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rollup.xlsx"
        with Book(path) as book:
            _cities(book, [*groups, total], head)
            _institutions(book, list(lines), head)
        return path.read_bytes()


def percent(share: Fraction | None) -> str:
    """One decimal, half up; "" where nothing could be measured."""
    if share is None:
        return ""
    tenths = (share.numerator * 2000 + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def days(value: Fraction | None) -> str:
    """Working days, a half where the median lies between two; "" where nothing was answered."""
    return "" if value is None else f"{float(value):g}"


def _input_sheet(book: Book, name: str, columns: Iterable[Column]) -> None:
    rows = list(columns)
    sheet = book.sheet(name, [(one.heading + ("*" if one.required else ""), 18) for one in rows])
    for index, one in enumerate(rows):
        sheet.set_column(index, index, 18, book.formats["input"])
        if one.help:
            sheet.write_comment(0, index, one.help, {"author": "盘活"})


def _notes(book: Book) -> None:
    sheet = book.workbook.add_worksheet("填写说明")
    sheet.set_column(0, 3, 26)
    lines = (
        "盘活数据包：没有使用本平台的高校、科研机构、医院向主管部门报送。",
        "带 * 的栏目必填。“盘活情况汇总”只填一行；不知道的空着，空着是“未知”，不会当作 0。",
    )
    for row, line in enumerate(lines):
        book.put(sheet, row, 0, line, look="muted")
    for row, one in enumerate((*ANSWER_COLUMNS, *FIGURE_COLUMNS), start=3):
        source = f"{NOTICE} {one.article}" if one.article else ""
        for column, text in enumerate((one.heading, source, one.help)):
            book.put(sheet, row, column, text)


def _time_cells(times: Times) -> list[str | int]:
    return [
        times.asked, times.in_time, times.measured, percent(times.share) or _("未知"),
        days(times.median_days) or _("未知"), times.overdue, times.running,
    ]  # fmt: skip


def _time_heads() -> list[tuple[str, float]]:
    return [
        (_("收到需求"), 10), (_("按期答复（分子）"), 10), (_("到期应答复（分母）"), 10), (_("按期答复率"), 10),
        (_("答复用时中位数（工作日）"), 12), (_("逾期未答复"), 10), (_("未到期"), 8),
    ]  # fmt: skip


def _figure_cells(figures: dict[str, int]) -> list[str | int]:
    return [figures.get(one.code, _("未知")) for one in FIGURE_COLUMNS]


def _figure_heads() -> list[tuple[str, float]]:
    return [(_(one.heading), 12) for one in FIGURE_COLUMNS]


def _cities(book: Book, groups: list[Group], head: str) -> None:
    heads = [(_("地区"), 18), (_("机构数"), 8), (_("其中报送"), 8), *_time_heads(), *_figure_heads(), (_("说明"), 40)]
    sheet = book.sheet(_("按地区"), heads)
    for row, group in enumerate(groups, start=1):
        name = group.name or (_("未落到地市") if group is not groups[-1] else _("合计"))
        cells = [name, len(group.lines), group.reported, *_time_cells(group.times), *_figure_cells(group.figures)]
        _write(book, sheet, row, [*cells, head if row == 1 else ""])


def _institutions(book: Book, lines: list[Line], head: str) -> None:
    heads = [
        (_("机构"), 28), (_("地区"), 14), (_("来源"), 12), (_("数据截止日"), 12), *_time_heads(), *_figure_heads(),
        (_("催办次数"), 8), (_("最近催办"), 12), (_("说明"), 40),
    ]  # fmt: skip
    sheet = book.sheet(_("按机构"), heads)
    for row, line in enumerate(lines, start=1):
        cells: list[Any] = [line.name, str(line.region or ""), str(line.source.label), line.cut_off.isoformat()]
        cells += [*_time_cells(line.times), *_figure_cells(line.figures), line.dunned]
        cells += [line.dunned_on.isoformat() if line.dunned_on else "", head if row == 1 else ""]
        _write(book, sheet, row, cells)


def _write(book: Book, sheet: Any, row: int, cells: list[Any]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell)
        else:
            book.put(sheet, row, column, cell)
