"""ECharts options for counts that stand in a table beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from panhuo.policies.api import HandInState, Line, Progress


def lines_chart(lines: Sequence[Line]) -> dict[str, Any]:
    """For each line: policies without a problem, with one; articles mended."""
    labels = [line.label for line in lines]
    series = [
        _bar(_("未发现问题的政策"), [line.policies - line.flagged for line in lines], stack="policies"),
        _bar(_("有问题的政策"), [line.flagged for line in lines], stack="policies"),
        _bar(_("已完成整改的条文"), [line.mended for line in lines], stack="mends"),
    ]
    return _option(labels, series)


def progress_chart(progress: Progress) -> dict[str, Any]:
    """For each region: how many tasks are in which state."""
    regions: Mapping[str, Mapping[str, int]] = progress.by_region
    labels = [name or _("未知") for name in regions]
    series = [
        _bar(str(label), [regions[name].get(value, 0) for name in regions], stack="all")
        for value, label in HandInState.choices
    ]
    return _option(labels, series)


def _bar(name: str, values: list[int], *, stack: str) -> dict[str, Any]:
    return {"type": "bar", "name": name, "stack": stack, "data": values, "barMaxWidth": 28}


def _option(labels: list[str], series: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "grid": {"left": 8, "right": 8, "bottom": 8, "top": 40, "containLabel": True},
        "legend": {"top": 0},
        "tooltip": {"trigger": "axis"},
        "xAxis": {"type": "category", "data": labels, "axisLabel": {"interval": 0, "hideOverlap": True}},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": series,
    }
