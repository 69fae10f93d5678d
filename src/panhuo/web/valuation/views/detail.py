"""One valuation: scores at three levels, radar, contributions, what is missing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.portfolio.valuation.api import may_close, may_rate, report_content, result_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.valuation.own import own_valuation

LEAST_AXES = 3


@members_only
@require_GET
def valuation_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What the report says, with pictures; each picture has its table."""
    valuation = own_valuation(request.user, pk)
    content = report_content(result_of(valuation))
    context = {
        "valuation": valuation,
        "content": content,
        "radar": radar_option(content["radar"]) if len(content["radar"]) >= LEAST_AXES else None,
        "bars": bars_option(content["rows"]) if any(row["points"] for row in content["rows"]) else None,
        "may_rate": may_rate(request.user, valuation),
        "may_close": may_close(request.user, valuation),
    }
    return render(request, "web/valuation/detail.html", context)


def radar_option(axes: list[dict[str, Any]]) -> dict[str, Any]:
    """An ECharts option; only groups that have a score are axes."""
    return {
        "tooltip": {"trigger": "item"},
        "radar": {"indicator": [{"name": axis["label"], "max": 100} for axis in axes], "radius": "62%"},
        "series": [
            {
                "type": "radar",
                "areaStyle": {"opacity": 0.2},
                "data": [{"name": "", "value": [round(axis["value"], 1) for axis in axes]}],
            }
        ],
    }


def bars_option(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Points of the total by indicator, the largest on top."""
    shown = sorted((row for row in rows if row["points"]), key=lambda row: row["points"])
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 110, "right": 40, "top": 8, "bottom": 24},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "data": [row["label"] for row in shown], "axisLabel": {"interval": 0}},
        "series": [{"type": "bar", "data": [round(row["points"], 2) for row in shown]}],
    }
