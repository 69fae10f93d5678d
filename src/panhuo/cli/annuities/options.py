"""Options of `panhuo annuity` as typed values; what cannot be read is named."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.parse import parse_fee_tables, parse_holidays, parse_yuan
from panhuo.portfolio.annuities.rules.payments import Paid
from panhuo.portfolio.annuities.rules.reductions import Period
from panhuo.portfolio.annuities.rules.tables import FeeTables, shipped_tables
from panhuo.portfolio.annuities.rules.workdays import WorkCalendar, official_calendar

_PAYMENT: Final = re.compile(r"(\d{1,2})=([\d.]+)@(\d{4}-\d\d-\d\d)")


def parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}”不是日期，应为 2024-06-12 这样的形式") from error


def parse_period(text: str) -> Period:
    first, separator, last = text.partition("..")
    if not separator:
        raise typer.BadParameter(f"“{text}”不是期间，应为 2024-01-01..2026-12-31 这样的形式（止日可空）")
    period = Period(parse_day(first), parse_day(last) if last else None)
    if period.last is not None and period.last < period.first:
        raise typer.BadParameter(f"期间“{text}”的止日早于起日")
    return period


def parse_payment(text: str) -> Paid:
    found = _PAYMENT.fullmatch(text)
    if not found:
        raise typer.BadParameter(f"“{text}”不是缴费，应为 年度=金额@缴费日，如 7=2000.00@2024-06-12")
    try:
        amount = parse_yuan(found[2], place="金额")
    except RuleError as error:
        raise typer.BadParameter(str(error)) from error
    return Paid(int(found[1]), parse_day(found[3]), amount)


Day = Annotated[date, typer.Option(parser=parse_day, metavar="DATE")]
MaybeDay = Annotated[date | None, typer.Option(parser=parse_day, metavar="DATE")]
Periods = Annotated[list[Period] | None, typer.Option(parser=parse_period, metavar="FROM..TO")]
Payments = Annotated[
    list[Paid] | None,
    typer.Option(parser=parse_payment, metavar="YEAR=YUAN@DATE", help="一笔缴费，可多次给出；未缴足的按未缴处理"),
]
Table = Annotated[Path | None, typer.Option(exists=True, dir_okay=False, metavar="FILE")]


def fee_tables(path: Path | None) -> FeeTables:
    """The shipped tables, or those of a JSON file."""
    return parse_fee_tables(json.loads(path.read_text(encoding="utf-8"))) if path else shipped_tables()


def work_calendar(path: Path | None) -> WorkCalendar:
    """The official calendar, extended by a JSON file of later years."""
    if path is None:
        return official_calendar()
    days, last = parse_holidays(json.loads(path.read_text(encoding="utf-8")))
    return official_calendar().extended(days.items(), last=last)
