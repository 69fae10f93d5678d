"""`panhuo annuity`: the annuity schedule of one patent, offline."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from panhuo.portfolio.annuities.reductions import Period, Reduction
from panhuo.portfolio.annuities.schedule import Facts, Schedule, Year, annuity_schedule
from panhuo.portfolio.annuities.tables import Kind, shipped_table
from panhuo.portfolio.annuities.workdays import official_calendar

app = typer.Typer(help="计算一件专利的年费：期限、金额、滞纳金。")


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


Day = Annotated[date, typer.Option(parser=parse_day, metavar="DATE")]
MaybeDay = Annotated[date | None, typer.Option(parser=parse_day, metavar="DATE")]
Periods = Annotated[list[Period] | None, typer.Option(parser=parse_period, metavar="FROM..TO")]


@app.command()
def annuity(
    kind: Annotated[Kind, typer.Option(help="专利类型")],
    filed: Day,
    granted: Day,
    reduction: Annotated[int | None, typer.Option(help="费减比例：85 或 70")] = None,
    reduction_from: MaybeDay = None,
    open_licence: Periods = None,
    suspended: Periods = None,
    paid_through: Annotated[int | None, typer.Option(help="已缴至第几年度", min=1)] = None,
    as_of: MaybeDay = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """按专利法第四十二、四十三条和实施细则第五、一百一十四、一百一十五条计算。"""
    if granted < filed:
        raise typer.BadParameter("授权日早于申请日", param_hint="--granted")
    if reduction not in {None, 70, 85}:
        raise typer.BadParameter("费减比例只有 85 或 70", param_hint="--reduction")
    facts = Facts(
        kind=kind,
        filed=filed,
        granted=granted,
        reduction=Reduction(reduction, reduction_from) if reduction else None,
        open_licences=tuple(open_licence or ()),
        suspensions=tuple(suspended or ()),
        paid_through=paid_through,
    )
    day = as_of or datetime.now(ZoneInfo("Asia/Shanghai")).date()
    answer = as_dict(annuity_schedule(facts, table=shipped_table(), calendar=official_calendar(), as_of=day))
    typer.echo(json.dumps(answer, ensure_ascii=False) if as_json else as_text(answer))


def yuan(fen: int) -> str:
    """分 as 元 with two places."""
    return f"{Decimal(fen) / 100:.2f}"


def as_dict(schedule: Schedule) -> dict[str, Any]:
    """The answer of `--json`; whole 元 for the totals, strings with two places for amounts a year."""
    return {
        "total_full": schedule.total_full // 100,
        "owed_from_grant": None if schedule.owed is None else schedule.owed // 100,
        "grant_year": schedule.grant_years[0] if len(schedule.grant_years) == 1 else None,
        "grant_year_candidates": list(schedule.grant_years),
        "term_end": schedule.term_end.isoformat(),
        "years": [_year(year) for year in schedule.years],
    }


def _year(year: Year) -> dict[str, Any]:
    late = [{"until": step.until.isoformat(), "surcharge": yuan(step.surcharge)} for step in year.late]
    if late and year.grace_end:
        late[-1]["until"] = year.grace_end.day.isoformat()
    return {
        "year": year.year,
        "due": year.due.day.isoformat() if year.due else None,
        "nominal": year.due.nominal.isoformat() if year.due else None,
        "beyond_holiday_table": year.due.beyond_table if year.due else False,
        "full": yuan(year.full),
        "percent_off": year.percent_off,
        "payable": yuan(year.payable),
        "state": year.state.value,
        "late": late,
        "grace_end": year.grace_end.day.isoformat() if year.grace_end else None,
        "grace_end_earlier_reading": (
            min(year.grace_end.day, year.grace_end_nominal.day).isoformat()
            if year.grace_end and year.grace_end_nominal
            else None
        ),
    }


def as_text(answer: dict[str, Any]) -> str:
    """The same for people: one line a year."""
    owed = answer["owed_from_grant"]
    lines = [
        f"全期年费（全额）{answer['total_full']} 元；自授权当年起应缴（全额）{'未知' if owed is None else owed} 元"
    ]
    for year in answer["years"]:
        due = year["due"] or "办理登记时"
        lines.append(
            f"第 {year['year']} 年度  期限 {due}  应缴 {year['payable']} 元（全额 {year['full']}）  {year['state']}"
        )
    return "\n".join(lines)
