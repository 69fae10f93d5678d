"""What a spreadsheet says against what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.portfolio.annuities.domain.compute import Reckoned
from panhuo.portfolio.annuities.enums import Gap
from panhuo.portfolio.annuities.models import AnnuityAccount
from panhuo.portfolio.annuities.rules.late import surcharge_on
from panhuo.portfolio.annuities.rules.readings import Readings
from panhuo.portfolio.annuities.rules.schedule import Schedule, Year
from panhuo.portfolio.annuities.rules.tables import FeeTables

RULE_DUE: Final = gettext_lazy(
    "自授权当年以后的年费应在上一年度期满前缴纳，各年期限自申请日起算；届满日为休假日的顺延（细则第五、一百一十五条）"
)
RULE_REDUCTION: Final = gettext_lazy("费减自授权当年起 10 年（财税文件，本平台默认值）；择优适用，不叠加")
RULE_PART: Final = gettext_lazy("未缴足的按未缴处理，滞纳金按当年全额年费计（细则第一百一十五条）")
RULE_OVER: Final = gettext_lazy("多缴、重缴的可自缴费日起 3 年内请求退款（细则第一百一十一条）")


@dataclass(frozen=True, slots=True)
class Difference:
    """`field`: which column; `said` and `by_rule` as texts; `rule`: where it stands."""

    field: str
    said: str
    by_rule: str
    rule: str

    def as_json(self) -> list[str]:
        return [self.field, self.said, self.by_rule, self.rule]


def yuan(fen: int) -> str:
    return f"{fen // 100}" if fen % 100 == 0 else f"{fen / 100:.2f}"


def takeover_values(said: dict[str, Any]) -> dict[str, Any]:
    """What of a row of a running spreadsheet is a fact to keep; due days and amounts are the rules' matter."""
    values: dict[str, Any] = {name: said[name] for name in ("department", "payer", "note") if name in said}
    if "reduction" in said:
        values["reduction_percent"] = said["reduction"]
    if "reduction_since" in said:
        values["reduction_since"] = date.fromisoformat(said["reduction_since"])
    if "paid_through" in said:
        values["paid_through"] = said["paid_through"]
    elif said.get("year", 0) > 1:
        values["paid_through"] = said["year"] - 1
    return values


def compare_takeover(said: dict[str, Any], *, account: AnnuityAccount, found: Reckoned) -> list[Difference]:
    """Where the sheet and the rules part. `found` is reckoned with what the sheet says."""
    differences = []
    if account.dead:
        differences.append(
            Difference("title", _("台账仍在缴费"), _("来源数据称专利已失效"), _("法律状态来自导入的数据"))
        )
    schedule = found.schedule
    if schedule is None:
        why = str(Gap(found.known.gap).label)
        return [*differences, Difference("number", "", _("无法计算：%(why)s") % {"why": why}, "")]
    number = said.get("year") or (said["paid_through"] + 1 if "paid_through" in said else None)
    if {"year", "paid_through"} <= said.keys() and said["year"] != said["paid_through"] + 1:
        by_rule = str(said["paid_through"] + 1)
        differences.append(Difference("year", str(said["year"]), by_rule, _("已缴至年度的下一年度")))
    year = next((y for y in (*schedule.years, *schedule.compensation) if y.year == number), None)
    if number is not None and year is None:
        last = schedule.years[-1].year if schedule.years else 0
        span = _("第 %(first)s 至 %(last)s 年度") % {"first": schedule.grant_years[0], "last": last}
        rule = _("自授权当年起至期限届满（专利法第四十二、四十三条）")
        differences.append(Difference("year", str(number), span, rule))
    return differences + (_of_year(said, year, account) if year else [])


def _of_year(said: dict[str, Any], year: Year, account: AnnuityAccount) -> list[Difference]:
    found = []
    if "due" in said and year.due and said["due"] not in {year.due.day.isoformat(), year.due.nominal.isoformat()}:
        found.append(Difference("due", said["due"], year.due.day.isoformat(), str(RULE_DUE)))
    if account.reduction_percent and not year.percent_off:
        by_rule = _("第 %(year)s 年度不减") % {"year": year.year}
        found.append(Difference("reduction", f"{account.reduction_percent}%", by_rule, str(RULE_REDUCTION)))
    if "amount" in said and said["amount"] not in {year.payable, *(year.payable + s.surcharge for s in year.late)}:
        rule = _("全额 %(full)s 元，减 %(off)s%%") % {"full": yuan(year.full), "off": year.percent_off}
        found.append(Difference("amount", yuan(said["amount"]), yuan(year.payable), rule))
    return found


def compare_receipt(
    said: dict[str, Any], *, schedule: Schedule | None, tables: FeeTables, readings: Readings
) -> list[Difference]:
    """Whether a receipt pays its year: in full, in time, once."""
    year = next((y for y in schedule.years if y.year == said["year"]), None) if schedule else None
    if year is None or year.due is None:
        return []
    day = date.fromisoformat(said["day"])
    late = surcharge_on(day, due=year.due, full=year.full, table=tables.on(year.due.nominal), base=readings.late_base)
    wanted = year.payable + late - year.paid
    if year.lapses_after and day > year.lapses_after:
        return [Difference("day", said["day"], year.lapses_after.isoformat(), str(RULE_DUE))]
    if said["amount"] < wanted:
        return [Difference("amount", yuan(said["amount"]), yuan(wanted), str(RULE_PART))]
    if said["amount"] > wanted:
        return [Difference("amount", yuan(said["amount"]), yuan(wanted), str(RULE_OVER))]
    return []
