"""Entries: lines that add up to zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class Line:
    """`amount` in 分: debit positive, credit negative. `account` is a path such as 应收/发票-7."""

    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Posted on `day`. `sources`: ids of the entries or papers it comes from, for tracing. `reverses`: an entry's id.

    Raises:
        RuleError: fewer than two lines, a line of 0, or lines that do not add up to 0.
    """

    id: str
    day: date
    lines: tuple[Line, ...]
    text: str = ""
    sources: tuple[str, ...] = ()
    reverses: str = ""

    def __post_init__(self) -> None:
        if len(self.lines) < 2:  # noqa: PLR2004
            raise RuleError(gettext_noop("分录至少有两行"), code="one_line")
        if any(line.amount == 0 for line in self.lines):
            raise RuleError(gettext_noop("分录中有零金额"), code="zero_line")
        if sum(line.amount for line in self.lines):
            raise RuleError(gettext_noop("借贷不平"), code="unbalanced")


def entry(
    entry_id: str,
    day: date,
    *moves: tuple[str, str, int],
    text: str = "",
    sources: tuple[str, ...] = (),
) -> Entry:
    """An entry from (debit account, credit account, 分) moves; moves of 0 are left out."""
    lines: list[Line] = []
    for debit, credit, amount in moves:
        if amount:
            lines += [Line(debit, amount), Line(credit, -amount)]
    return Entry(entry_id, day, tuple(lines), text, sources)


def reversal(of: Entry, *, entry_id: str, day: date, text: str = "冲销") -> Entry:
    """The entry that undoes `of`: what is posted stays."""
    lines = tuple(Line(line.account, -line.amount) for line in of.lines)
    return Entry(entry_id, day, lines, text, (of.id,), reverses=of.id)
