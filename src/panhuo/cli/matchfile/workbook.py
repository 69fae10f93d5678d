"""The workbook: a sheet of matches and a sheet on what was read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from panhuo.cli.matchfile import wording
from panhuo.cli.matchfile.account import Account
from panhuo.cli.matchfile.run import Match
from panhuo.intake.api import Book, NeedRow, Severity, row_height

MATCH_COLUMNS: Final = (
    ("需求编号", 14.0),
    ("需求", 28.0),
    ("需求单位", 18.0),
    ("名次", 6.0),
    ("专利号", 18.0),
    ("专利名称", 34.0),
    ("专利权人", 24.0),
    ("类型", 9.0),
    ("法律状态", 14.0),
    ("原文依据", 9.0),
    ("为什么匹配", 30.0),
    ("起决定作用的词", 24.0),
    ("专利中的对应原文", 60.0),
    ("专利没有回应的部分", 36.0),
    ("看不出是否回应的部分", 36.0),
)
PROBLEM_COLUMNS: Final = ("文件", "工作表", "行", "列", "表头", "原值", "问题", "处理")
PROBLEM_WIDTHS: Final = (26, 16, 9, 12, 22, 30, 60, 18)
MOST_PROBLEMS: Final = 5_000
ROW_LIMIT: Final = 1_048_575


def write_workbook(path: Path, matches: Iterable[list[Match]], account: Account) -> None:
    """Write one group of matches after the other, then the account (which is complete only by then).

    The file appears under its name only when it is whole.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with Book(part) as book:
            _write_matches(book, matches, account)
            _write_account(book, account)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_matches(book: Book, groups: Iterable[list[Match]], account: Account) -> None:
    sheet = book.sheet("匹配", MATCH_COLUMNS)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = [width for _, width in MATCH_COLUMNS]
    row = 0
    for number, group in enumerate(groups):
        for match in group:
            if row >= ROW_LIMIT:
                account.cut = True
                break
            row += 1
            look = "text" if number % 2 == 0 else "band"
            cells = _cells(match)
            sheet.set_row(row, row_height(cells, widths))
            for column, value in enumerate(cells):
                book.put(sheet, row, column, value, look=look)
    sheet.autofilter(0, 0, max(row, 1), len(MATCH_COLUMNS) - 1)


def _cells(match: Match) -> list[str | int | None]:
    need, row, why = match.need, match.candidate.row, match.explanation
    return [
        need.external_id or _place(need),
        need.title or wording.cut(need.text or "", 60),
        need.organisation,
        match.hit.rank,
        match.candidate.number,
        match.candidate.doc.title or "（没有标题）",
        "；".join(row.holders) or "未知",
        wording.KINDS[row.kind],
        wording.status(row),
        wording.has_evidence(why),
        wording.reason(match.hit, why),
        wording.words(why),
        wording.evidence(why),
        wording.uncovered(why),
        wording.unclear(why),
    ]


def _place(need: NeedRow) -> str:
    """Where a need without a number of its own stands: its row, and its sheet if the file has sheets."""
    row = f"第 {need.number} 行"
    return f"{need.sheet} {row}" if need.sheet else row


def _write_account(book: Book, account: Account) -> None:
    sheet = book.workbook.add_worksheet("读取情况")
    for column, width in enumerate(PROBLEM_WIDTHS):
        sheet.set_column(column, column, width)
    row = _write_summary(book, sheet, account)
    row = _write_sheets(book, sheet, account, row + 1)
    _write_problems(book, sheet, account, row + 1)


def _write_summary(book: Book, sheet: Any, account: Account) -> int:
    for row, (name, value) in enumerate(account.summary()):
        book.put(sheet, row, 0, name, look="head" if name else "text")
        sheet.merge_range(row, 1, row, 6, "", book.formats["text"])
        book.put(sheet, row, 1, value)
    return len(account.summary())


def _write_sheets(book: Book, sheet: Any, account: Account, top: int) -> int:
    heads = ("文件", "工作表", "行数", "采用", "拒绝", "版式", "说明")
    for column, heading in enumerate(heads):
        book.put(sheet, top, column, heading, look="head")
    for row, item in enumerate(account.sheets, start=top + 1):
        cells: tuple[str | int, ...] = (
            item.file,
            item.sheet,
            item.rows,
            item.taken,
            item.refused,
            item.layout,
            item.note,
        )
        for column, value in enumerate(cells):
            book.put(sheet, row, column, value)
    return top + 1 + len(account.sheets)


def _write_problems(book: Book, sheet: Any, account: Account, top: int) -> None:
    """Refused rows first; of very many warnings the first thousands."""
    for column, heading in enumerate(PROBLEM_COLUMNS):
        book.put(sheet, top, column, heading, look="head")
    ordered = sorted(account.problems, key=lambda item: item.severity is not Severity.REFUSED)
    row = top
    for row, item in enumerate(ordered[:MOST_PROBLEMS], start=top + 1):
        refused = item.severity is Severity.REFUSED
        done = "整行没有采用" if refused else "采用了这一行，这一格请核对"
        cells: tuple[str | int, ...] = (
            item.file,
            item.sheet,
            item.row,
            item.column,
            item.heading,
            item.value,
            item.message,
            done,
        )
        for column, value in enumerate(cells):
            book.put(sheet, row, column, value, look="refused" if refused else "text")
    if not ordered:
        book.put(sheet, top + 1, 0, "没有问题")
    elif len(ordered) > MOST_PROBLEMS:
        book.put(sheet, row + 1, 0, f"……另有 {len(ordered) - MOST_PROBLEMS} 处，未列出")
    else:
        sheet.autofilter(top, 0, row, len(PROBLEM_COLUMNS) - 1)
