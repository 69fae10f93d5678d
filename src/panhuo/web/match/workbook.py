"""The list of matches as a workbook: one row a patent, and what each part of the need is answered by."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from panhuo.intake.api import Book
from panhuo.web.match.cards import Card
from panhuo.web.match.rows import Row


def matches_workbook(subject: str, cards: Sequence[Card], *, notes: Sequence[str]) -> BinaryIO:
    """An xlsx file in memory. All cells are texts or numbers, never formulas."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "matches.xlsx"
        with Book(path) as book:
            _matches(book, cards)
            _evidence(book, cards)
            _about(book, subject, notes)
        return BytesIO(path.read_bytes())


def _matches(book: Book, cards: Sequence[Card]) -> None:
    columns = [
        (_("排名"), 6), (_("号码"), 20), (_("名称"), 40), (_("权利人"), 28), (_("类型"), 10), (_("主分类号"), 14),
        (_("法律状态"), 10), (_("把握"), 8), (_("答上的要点"), 12), (_("入选理由"), 50), (_("未知项"), 30),
    ]  # fmt: skip
    sheet = book.sheet(_("匹配"), [(heading, float(width)) for heading, width in columns])
    for at, card in enumerate(cards, start=1):
        number, owner, kind, *rest = (fact.value for fact in card.facts)
        covered = _("%(n)s / %(all)s") % {"n": card.covered, "all": len(card.rows)}
        ipc = rest[0] if rest else ""
        level = card.level_label or _("未测定")
        values = (card.rank, number, card.title, owner, kind, ipc, card.state_label, level, covered, card.because)
        _write(book, sheet, at, (*values, _("、").join(card.unknown)))


def _evidence(book: Book, cards: Sequence[Card]) -> None:
    columns = [
        (_("排名"), 6),
        (_("名称"), 36),
        (_("方面"), 8),
        (_("需求要点"), 46),
        (_("结果"), 12),
        (_("专利中的句子"), 70),
    ]
    sheet = book.sheet(_("逐点对应"), [(heading, float(width)) for heading, width in columns])
    at = 0
    for card in cards:
        for row in card.rows:
            at += 1
            _write(book, sheet, at, (card.rank, card.title, row.aspect, row.text, _result(row), _sentences(row)))


def _about(book: Book, subject: str, notes: Sequence[str]) -> None:
    sheet = book.sheet(_("说明"), [(_("项目"), 12.0), (_("内容"), 90.0)])
    rows = [(_("匹配对象"), subject), *((_("说明"), note) for note in notes if note)]
    rows.append((_("提示"), _("排名只在本表内有意义；“未知”表示没有资料，不代表没有。")))
    for at, pair in enumerate(rows, start=1):
        _write(book, sheet, at, pair)


def _write(book: Book, sheet: Any, at: int, values: Sequence[str | int]) -> None:
    for column, value in enumerate(values):
        book.put(sheet, at, column, value)


def _result(row: Row) -> str:
    if row.is_covered:
        return _("有对应")
    return _("未能判断") if row.is_unknown else _("未见对应")


def _sentences(row: Row) -> str:
    return "\n".join("".join(piece.text for piece in answer.pieces) for answer in row.answers)
