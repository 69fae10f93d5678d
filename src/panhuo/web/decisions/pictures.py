"""What-if as pictures; each has its numbers beside it in words or a table."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.portfolio.decisions.api import GradeWords, Whatif


def threshold_line(state: Whatif) -> dict[str, Any]:
    """What is left to pay if all patents up to a score are let go, with the budget as a line."""
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 76, "right": 44, "top": 36, "bottom": 40},
        "xAxis": {"type": "category", "name": _("评分≤"), "data": [str(point.threshold) for point in state.points]},
        "yAxis": [{"type": "value", "name": _("元")}, {"type": "value", "name": _("件")}],
        "series": [
            {"type": "line", "step": "end", "name": _("仍需缴纳"), "data": [p.cost / 100 for p in state.points],
             "markLine": {"symbol": "none", "data": [{"yAxis": state.budget / 100, "name": _("预算")}]}},
            {"type": "bar", "yAxisIndex": 1, "name": _("放弃件数"), "data": [p.count for p in state.points],
             "itemStyle": {"opacity": 0.4}},
        ],
    }  # fmt: skip


def grade_bars(state: Whatif, *, words: GradeWords) -> dict[str, Any]:
    """Of which grade the patents are that would be let go, threshold by threshold."""
    grades = sorted({grade for point in state.points for grade in point.by_grade}, reverse=True)
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 48, "right": 44, "top": 36, "bottom": 40},
        "xAxis": {"type": "category", "name": _("评分≤"), "data": [str(point.threshold) for point in state.points]},
        "yAxis": {"type": "value", "name": _("件")},
        "series": [
            {"type": "bar", "stack": "grade", "name": _("未知") if grade == "-" else words(int(grade)),
             "data": [point.by_grade.get(grade, 0) for point in state.points]}
            for grade in grades
        ],
    }  # fmt: skip
