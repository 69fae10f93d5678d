"""A treemap of classes and a pyramid of ages; each with its table."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.patents.api import Patent, patents_of
from panhuo.portfolio.classes.api import AgeRow, Cell, age_pyramid, ipc_tree
from panhuo.web.access import UserRequest, members_only
from panhuo.web.classes.scope import unit_of

SHOWN_SUBCLASSES = 60


@members_only
@require_GET
def classes_pictures(request: UserRequest) -> HttpResponse:
    """Of the patents of one organisation that the user may see."""
    unit, choices = unit_of(request)
    patents = Patent.objects.none()
    if unit is not None:
        patents = patents_of(unit) & Patent.objects.visible_to(request.user)
    tree, without = ipc_tree(patents)
    ages, unknown = age_pyramid(patents)
    subclasses = sorted((sub for s in tree for c in s.below for sub in c.below), key=lambda cell: -cell.count)
    context = {
        "unit": unit,
        "units": choices,
        "treemap": treemap_option(tree) if tree else None,
        "pyramid": pyramid_option(ages) if ages else None,
        "subclasses": subclasses[:SHOWN_SUBCLASSES],
        "more": max(0, len(subclasses) - SHOWN_SUBCLASSES),
        "without": without,
        "ages": [row for row in ages if row.invention or row.utility or row.design],
        "unknown": unknown,
    }
    return render(request, "web/classes/pictures.html", context)


def treemap_option(tree: list[Cell]) -> dict[str, Any]:
    """Sections, classes and subclasses; a click goes down, the trail below leads back."""
    return {
        "tooltip": {},
        "series": [
            {
                "type": "treemap",
                "name": "IPC",
                "roam": False,
                "top": 8,
                "bottom": 32,
                "left": 0,
                "right": 0,
                "leafDepth": 2,
                "breadcrumb": {"show": True},
                "label": {"overflow": "truncate"},
                "upperLabel": {"show": True, "height": 20},
                "data": [_node(cell) for cell in tree],
            }
        ],
    }


def _node(cell: Cell) -> dict[str, Any]:
    name = f"{cell.symbol} {cell.title}".strip()[:24]
    node: dict[str, Any] = {"name": name, "value": cell.count}
    return node | {"children": [_node(one) for one in cell.below]} if cell.below else node


def pyramid_option(ages: list[AgeRow]) -> dict[str, Any]:
    """Inventions to the left, utility models and designs to the right, the youngest at the bottom."""
    years = [str(row.age) for row in ages]
    most = max(max(row.invention, row.utility + row.design) for row in ages)
    axis = {"type": "category", "data": years}
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"top": 0},
        "grid": [
            {"left": 40, "right": "54%", "top": 36, "bottom": 28},
            {"left": "50%", "right": 16, "top": 36, "bottom": 28},
        ],
        "xAxis": [
            {"type": "value", "inverse": True, "max": most, "minInterval": 1},
            {"type": "value", "gridIndex": 1, "max": most, "minInterval": 1},
        ],
        "yAxis": [
            axis | {"position": "right", "axisLabel": {"show": False}},
            axis | {"gridIndex": 1, "name": _("年")},
        ],
        "series": [
            {"type": "bar", "name": _("发明"), "data": [row.invention for row in ages]},
            {
                "type": "bar", "name": _("实用新型"), "stack": "right", "xAxisIndex": 1, "yAxisIndex": 1,
                "data": [row.utility for row in ages],
            },
            {
                "type": "bar", "name": _("外观设计"), "stack": "right", "xAxisIndex": 1, "yAxisIndex": 1,
                "data": [row.design for row in ages],
            },
        ],
    }  # fmt: skip
