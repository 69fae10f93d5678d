"""What comes: the calendar of a month, the forecast of twelve, the cost curve."""

from __future__ import annotations

import json
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.patents.api import Patent
from panhuo.portfolio.annuities.api import AnnuityAccount, cost_by_year, forecast, rulebook
from panhuo.web.access import UserRequest, members_only
from panhuo.web.annuities.who import portfolio_of
from panhuo.web.listing import replaced
from panhuo.web.shortlists import XLSX, Column, wants_workbook, workbook_of

SHOWN = 4


@dataclass(slots=True)
class Day:
    """`rest`: a rest day; `beyond`: no holiday table reaches it. `due`, `grace`: accounts whose day it is."""

    day: date
    inside: bool
    rest: bool
    beyond: bool
    due: list[AnnuityAccount] = field(default_factory=list)
    grace: list[AnnuityAccount] = field(default_factory=list)

    @property
    def payable(self) -> int:
        return sum(account.next_payable or 0 for account in self.due)

    @property
    def shown(self) -> list[AnnuityAccount]:
        return self.due[:SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.due) - SHOWN, 0)


@members_only
def annuity_calendar(request: UserRequest) -> HttpResponse:
    """One month: due days (rolled), and the last days of grace by the earlier reading."""
    organisation, today, rules = portfolio_of(request), timezone.localdate(), rulebook()
    first = _month(request.GET.get("month", "")) or today.replace(day=1)
    days = [day for week in Calendar().monthdatescalendar(first.year, first.month) for day in week]
    rows = AnnuityAccount.objects.filter(organisation=organisation, dead=False, stopped_on=None)
    patents = Patent.objects.only("title").prefetch_related("identifiers")
    related = (Prefetch("patent", queryset=patents),)
    by_due: dict[date, list[AnnuityAccount]] = defaultdict(list)
    by_grace: dict[date, list[AnnuityAccount]] = defaultdict(list)
    last = days[-1]
    for account in rows.filter(next_due__gte=days[0], next_due__lte=last).prefetch_related(*related):
        if account.next_due:
            by_due[account.next_due].append(account)
    late = rows.filter(next_warn_by__gte=days[0], next_warn_by__lte=last, next_due__lt=today, paid_year__isnull=False)
    for account in late.prefetch_related(*related):
        if account.next_warn_by:
            by_grace[account.next_warn_by].append(account)
    cells = [
        Day(
            day, day.month == first.month, rules.calendar.covers(day) and rules.calendar.is_holiday(day),
            not rules.calendar.covers(day), by_due[day], by_grace[day],
        )
        for day in days
    ]  # fmt: skip
    context = {
        "organisation": organisation,
        "first": first,
        "weeks": [cells[n : n + 7] for n in range(0, len(cells), 7)],
        "today": today,
        "before": first - timedelta(days=1),
        "after": first + timedelta(days=31),
        "horizon": rules.calendar.last,
        "total": sum(cell.payable for cell in cells if cell.inside),
        "count": sum(len(cell.due) for cell in cells if cell.inside),
        "weekdays": [_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日")],
        "tab": "calendar",
    }
    return render(request, "web/annuities/calendar.html", context)


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


@members_only
def annuity_forecast(request: UserRequest) -> HttpResponseBase:
    """Twelve months ahead: picture, table and (`?export=xlsx`) Excel; the cost to the end is asked for afterwards."""
    organisation, today = portfolio_of(request), timezone.localdate()
    months = forecast(organisation, today=today)
    if wants_workbook(request):
        return workbook_of(months, name=_("12 个月现金预测"), columns=_month_columns())
    context = {
        "organisation": organisation,
        "export_url": replaced(request.GET, export=XLSX),
        "months": months,
        "total_known": sum(month.known for month in months),
        "total_unsure": sum(month.unsure for month in months),
        "chart": _bars(months),
        "horizon": rulebook().calendar.last,
        "tab": "forecast",
    }
    return render(request, "web/annuities/forecast.html", context)


def _month_columns() -> list[Column]:
    return [
        Column(_("月份"), 10, lambda month: f"{month.first:%Y-%m}"),
        Column(_("件数"), 8, lambda month: month.known_count + month.unsure_count),
        Column(_("应缴（元）"), 14, lambda month: f"{month.known / 100:.2f}"),
        Column(_("缴费情况未知（元）"), 20, lambda month: f"{month.unsure / 100:.2f}"),
        Column(_("全额（元）"), 14, lambda month: f"{month.full / 100:.2f}"),
    ]


@members_only
def annuity_curve(request: UserRequest) -> HttpResponse:
    """Year by year what it costs to keep all patents to their end: a part of the forecast, or a page without script."""
    organisation = portfolio_of(request)
    years = cost_by_year(organisation, today=timezone.localdate())
    part = bool(request.headers.get("HX-Request"))
    context = {"organisation": organisation, "years": years, "curve": json.dumps(_curve(years)), "tab": "forecast"}
    return render(request, f"web/annuities/{'_curve' if part else 'curve'}.html", context)


def _bars(months: list[Any]) -> dict[str, Any]:
    labels = [f"{month.first:%Y-%m}" for month in months]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 72, "right": 16, "top": 36, "bottom": 28},
        "xAxis": {"type": "category", "data": labels},
        "yAxis": {"type": "value", "name": _("元")},
        "series": [
            {"type": "bar", "stack": "a", "name": _("应缴"), "data": [month.known / 100 for month in months]},
            {"type": "bar", "stack": "a", "name": _("缴费情况未知"), "data": [month.unsure / 100 for month in months],
             "itemStyle": {"decal": {"symbol": "rect"}, "opacity": 0.55}},
        ],
    }  # fmt: skip


def _curve(years: list[tuple[int, int, int]]) -> dict[str, Any]:
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 72, "right": 16, "top": 28, "bottom": 28},
        "xAxis": {"type": "category", "data": [str(year) for year, _total, _n in years]},
        "yAxis": {"type": "value", "name": _("元")},
        "series": [{"type": "line", "step": "middle", "areaStyle": {}, "name": _("年费"),
                    "data": [total / 100 for _year, total, _n in years]}],
    }  # fmt: skip
