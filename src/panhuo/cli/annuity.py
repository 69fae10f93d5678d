"""`panhuo annuity`: the annuity schedule of one patent, offline."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from panhuo.cli.annuities import answer as write
from panhuo.cli.annuities.options import Day, MaybeDay, Payments, Periods, Table, fee_tables, work_calendar
from panhuo.portfolio.annuities.rules.compensation import Compensated, delay_compensation, drug_compensation
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.readings import LateBase, Readings
from panhuo.portfolio.annuities.rules.reductions import Reduction
from panhuo.portfolio.annuities.rules.restoration import deemed_receipt, restoration_deadline
from panhuo.portfolio.annuities.rules.schedule import Facts, annuity_schedule
from panhuo.portfolio.annuities.rules.tables import FeeTables, Kind
from panhuo.portfolio.annuities.rules.workdays import WorkCalendar

app = typer.Typer(help="计算一件专利的年费：期限、金额、滞纳金。")


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
    payment: Payments = None,
    compensation_days: Annotated[int, typer.Option(help="国家知识产权局决定的期限补偿天数（发明）", min=0)] = 0,
    exam_requested: MaybeDay = None,
    reasonable_days: Annotated[int | None, typer.Option(help="合理延迟的天数", min=0)] = None,
    applicant_days: Annotated[int | None, typer.Option(help="申请人引起的不合理延迟天数", min=0)] = None,
    drug_approved: MaybeDay = None,
    notice_received: MaybeDay = None,
    notice_posted: MaybeDay = None,
    as_of: MaybeDay = None,
    fees: Table = None,
    holidays: Table = None,
    *,
    weekend_is_holiday: Annotated[bool, typer.Option(help="周六、周日算法定休假日")] = True,
    shifted_is_holiday: Annotated[bool, typer.Option(help="调休日算法定休假日")] = True,
    late_base: Annotated[LateBase, typer.Option(help="滞纳期自顺延后的日子或相应日起算")] = LateBase.ROLLED,
    bracket_ends_roll: Annotated[bool, typer.Option(help="滞纳金各月的止日遇休假日顺延")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """按专利法第四十二、四十三条和实施细则第四、五、六、七十七至八十四、一百零五、一百一十一、一百一十四、一百一十五条计算。"""
    if reduction not in {None, 70, 85}:
        raise typer.BadParameter("费减比例只有 85 或 70", param_hint="--reduction")
    if reduction_from and not reduction:
        raise typer.BadParameter("给出了费减起日而没有给出比例", param_hint="--reduction-from")
    if notice_received and notice_posted:
        raise typer.BadParameter("收到日和发出日只能给一个", param_hint="--notice-posted")
    facts = Facts(
        kind=kind,
        filed=filed,
        granted=granted,
        reduction=Reduction(reduction, reduction_from) if reduction else None,
        open_licences=tuple(open_licence or ()),
        suspensions=tuple(suspended or ()),
        paid_through=paid_through,
        payments=tuple(payment or ()),
        compensation_days=compensation_days,
    )
    readings = Readings(
        weekend_is_holiday=weekend_is_holiday,
        shifted_is_holiday=shifted_is_holiday,
        late_base=late_base,
        bracket_ends_roll=bracket_ends_roll,
    )
    day = as_of or datetime.now(ZoneInfo("Asia/Shanghai")).date()
    try:
        tables, calendar = fee_tables(fees), work_calendar(holidays).read_by(readings)
        answer = write.as_dict(annuity_schedule(facts, table=tables, calendar=calendar, as_of=day, readings=readings))
        estimate = _estimate(facts, exam_requested, reasonable_days, applicant_days, drug_approved, calendar)
    except (RuleError, json.JSONDecodeError) as error:
        raise typer.BadParameter(str(error)) from error
    if estimate:
        answer["compensation_estimate"] = write.compensated(estimate)
    if notice_received or notice_posted:
        answer["restoration"] = _restoration(notice_received, notice_posted, calendar, tables, day)
    typer.echo(json.dumps(answer, ensure_ascii=False) if as_json else write.as_text(answer))


def _estimate(
    facts: Facts,
    exam_requested: date | None,
    reasonable_days: int | None,
    applicant_days: int | None,
    drug_approved: date | None,
    calendar: WorkCalendar,
) -> Compensated | None:
    """What compensation may be asked for, as far as the options tell."""
    if (exam_requested or drug_approved) and facts.kind is not Kind.INVENTION:
        raise RuleError("只有发明专利有期限补偿（专利法第四十二条）", code="compensation_not_invention")
    if drug_approved:
        return drug_compensation(filed=facts.filed, approved=drug_approved, calendar=calendar)
    if exam_requested:
        return delay_compensation(
            filed=facts.filed,
            exam_requested=exam_requested,
            granted=facts.granted,
            calendar=calendar,
            reasonable_days=reasonable_days,
            applicant_days=applicant_days,
        )
    return None


def _restoration(
    received: date | None, posted: date | None, calendar: WorkCalendar, tables: FeeTables, day: date
) -> dict[str, Any]:
    start = received or deemed_receipt(posted or day)
    deadline = restoration_deadline(start, calendar=calendar)
    return write.restoration(
        start, deemed=received is None, deadline=deadline, fee=tables.on(deadline.day).restoration_fee
    )
