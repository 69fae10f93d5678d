"""The region at a glance: a picture and a table by city, a table by institution, the Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.rollup.api import (
    FIGURE_COLUMNS,
    Group,
    Line,
    Source,
    Times,
    days,
    groups_of,
    lines_of,
    percent,
    rolled_up,
    total_of,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate
from panhuo.web.rollup.scope import Period, own_authority, period_of

LATE, UNASKED = "late", "unasked"


@dataclass(frozen=True, slots=True)
class TimesView:
    """`share` and `median` are "" where nothing could be measured: shown as unknown."""

    asked: int
    in_time: int
    measured: int
    share: str
    median: str
    overdue: int
    running: int


@dataclass(frozen=True, slots=True)
class Row:
    """One institution or city; `figures` in the order of the columns, None for unknown."""

    record: Any
    name: str
    times: TimesView
    figures: list[int | None]


@staff_only
@require_GET
def rollup_table(request: UserRequest) -> HttpResponse:
    """Filters for the institutions live in the address; cities and totals are of all."""
    authority, period = own_authority(request), period_of(request)
    lines = lines_of(authority, first=period.first, last=period.last)
    groups = groups_of(lines, authority)
    names = {group.code: _city(group) for group in groups}
    city_of = {id(line): group.code for group in groups for line in group.lines}
    facets = _facets(request, lines, city_of, names)
    page = paginate(request, _narrowed(request, lines, city_of))
    context = {
        "authority": authority,
        "period": period,
        "today": timezone.localdate(),
        "total": _row(total_of(lines), _("合计")),
        "reported": sum(line.source is Source.REPORTED for line in lines),
        "count": len(lines),
        "cities": [_row(group, names[group.code]) for group in groups],
        "columns": [_(one.heading) for one in FIGURE_COLUMNS],
        "chart": _chart(groups, names),
        "page": page,
        "rows": [_row(line, line.name) for line in page.object_list],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": period.query(),
    }
    return render(request, "web/rollup/table.html", context)


@staff_only
@require_GET
def rollup_export(request: UserRequest) -> FileResponse:
    """Both tables, all institutions."""
    authority, period = own_authority(request), period_of(request)
    lines = lines_of(authority, first=period.first, last=period.last)
    head = head_of(period)
    book = rolled_up(lines, groups_of(lines, authority), total_of(lines), head=head)
    return FileResponse(BytesIO(book), as_attachment=True, filename=_("答复情况汇总.xlsx"))


def head_of(period: Period) -> str:
    """What the figures are of."""
    return _("%(first)s 至 %(last)s 收到的需求；平台记录截止 %(day)s，报送的截止日见各机构") % {
        "first": day(period.first), "last": day(period.last), "day": day(timezone.localdate()),
    }  # fmt: skip


def times_view(times: Times) -> TimesView:
    return TimesView(
        times.asked, times.in_time, times.measured, percent(times.share), days(times.median_days), times.overdue,
        times.running,
    )  # fmt: skip


def _row(record: Line | Group, name: str) -> Row:
    figures = [record.figures.get(one.code) for one in FIGURE_COLUMNS]
    return Row(record, name, times_view(record.times), figures)


def _city(group: Group) -> str:
    return group.name or (_("未落到地市") if not group.code else group.code)


def _narrowed(request: UserRequest, lines: list[Line], city_of: dict[int, str]) -> list[Line]:
    sources, states = request.GET.getlist("source"), request.GET.getlist("state")
    cities = request.GET.getlist("city")
    found = [
        line
        for line in lines
        if (not sources or line.source in sources)
        and (not cities or (city_of[id(line)] or "none") in cities)
        and (not states or bool(_states(line) & set(states)))
    ]
    return sorted(found, key=lambda line: (-line.times.overdue, line.name))


def _states(line: Line) -> set[str]:
    found = set()
    if line.times.overdue:
        found.add(LATE)
    if not line.times.asked:
        found.add(UNASKED)
    return found


def _facets(request: UserRequest, lines: list[Line], city_of: dict[int, str], names: dict[str, str]) -> list[Facet]:
    sources = Counter(str(line.source) for line in lines)
    states = Counter(state for line in lines for state in _states(line))
    cities = Counter(city_of[id(line)] for line in lines)
    given = request.GET
    by_city = [(code or "none", names[code], n) for code, n in sorted(cities.items())]
    return [
        facet(given, name="state", label=_("情况"), counts=[
            (LATE, _("有逾期未答复"), states[LATE]), (UNASKED, _("没有收到需求"), states[UNASKED]),
        ]),
        facet(given, name="source", label=_("来源"), counts=[(str(s), str(s.label), sources[str(s)]) for s in Source]),
        facet(given, name="city", label=_("地区"), counts=by_city),
    ]  # fmt: skip


def _chart(groups: list[Group], names: dict[str, str]) -> dict[str, Any]:
    """Stacked bars by city: in time, late, overdue, not yet due."""
    parts: tuple[tuple[str, Callable[[Times], int]], ...] = (
        (_("按期答复"), lambda times: times.in_time),
        (_("逾期答复"), lambda times: times.late),
        (_("逾期未答复"), lambda times: times.overdue),
        (_("未到期"), lambda times: times.running),
    )
    return {
        "legend": {"top": 0},
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 10, "right": 20, "bottom": 10, "top": 40, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [names[group.code] for group in groups]},
        "series": [
            {
                "name": name,
                "type": "bar",
                "stack": "all",
                "barMaxWidth": 36,
                "data": [pick(group.times) for group in groups],
            }
            for name, pick in parts
        ],
    }
