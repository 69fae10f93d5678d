"""The report of a sampling check as a workbook."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.intake.api import Book
from panhuo.portfolio.inventory.enums import Finding, Recheck

if TYPE_CHECKING:
    from panhuo.portfolio.inventory.models import SampleItem, Sampling


def write_report(sampling: Sampling, out: Path) -> None:
    """How it was drawn (enough to draw it again), results by stratum, every patent, and the frame."""
    items = list(sampling.items.all())
    with Book(out) as book:
        _how(book, sampling, items)
        _by_stratum(book, sampling, items)
        _items(book, items)
        sheet = book.sheet(_("抽样框"), [(_("号码"), 22), (_("层"), 24)])
        for row, (number, stratum) in enumerate(sampling.frame, start=1):
            book.put(sheet, row, 0, number)
            book.put(sheet, row, 1, stratum)


def _how(book: Book, sampling: Sampling, items: list[SampleItem]) -> None:
    found = Counter(item.finding for item in items)
    again = Counter(item.recheck for item in items if item.finding == Finding.ISSUE)
    lines: list[tuple[str, str | int]] = [
        (_("抽查名称"), sampling.title),
        (_("抽查机关"), str(sampling.authority)),
        (_("被抽查单位"), str(sampling.organisation)),
        (_("状态"), str(sampling.get_state_display())),
        (_("抽样框件数"), sampling.frame_size),
        (_("抽样框摘要（SHA-256）"), sampling.digest),
        (_("随机种子"), sampling.seed),
        (_("计划抽取件数"), sampling.size),
        (_("实际抽取件数"), len(items)),
        (_("抽样方法"), _("各层按占比（最大余数法）分配件数；层内按 SHA-256(种子|号码) 从小到大取前若干件")),
        (_("无问题"), found[Finding.OK]),
        (_("有问题"), found[Finding.ISSUE]),
        (_("未核查"), found[Finding.NONE]),
        (_("已整改"), again[Recheck.RESOLVED]),
        (_("未整改"), again[Recheck.OPEN]),
    ]
    sheet = book.sheet(_("抽查说明"), [(_("项目"), 24), (_("内容"), 70)])
    for row, (name, value) in enumerate(lines, start=1):
        book.put(sheet, row, 0, name)
        book.put(sheet, row, 1, value)


def _by_stratum(book: Book, sampling: Sampling, items: list[SampleItem]) -> None:
    headings = [(_("层"), 24.0), (_("框内件数"), 12.0), (_("抽取"), 10.0), (_("有问题"), 10.0)]
    issues = Counter(item.stratum for item in items if item.finding == Finding.ISSUE)
    sheet = book.sheet(_("分层结果"), headings)
    for row, (name, framed, drawn) in enumerate(sampling.allocation, start=1):
        for column, value in enumerate((name, framed, drawn, issues[name])):
            book.put(sheet, row, column, value)


def _items(book: Book, items: list[SampleItem]) -> None:
    said = list(dict.fromkeys(name for item in items for name in item.said))
    headings = [
        (_("序号"), 6.0), (_("层"), 16.0), (_("号码"), 20.0), (_("名称"), 36.0), *((name, 16.0) for name in said),
        (_("核查结果"), 10.0), (_("问题"), 40.0), (_("单位答复"), 40.0), (_("复核结果"), 10.0), (_("复核意见"), 30.0),
    ]  # fmt: skip
    sheet = book.sheet(_("抽查明细"), headings)
    for row, item in enumerate(items, start=1):
        cells: tuple[str | int, ...] = (
            item.position, item.stratum, item.number, item.title, *(str(item.said.get(name, "")) for name in said),
            str(item.get_finding_display()), item.finding_text, item.answer, str(item.get_recheck_display()),
            item.recheck_text,
        )  # fmt: skip
        for column, value in enumerate(cells):
            book.put(sheet, row, column, value)
