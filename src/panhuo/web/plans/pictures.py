"""Both sides' cash as pictures; the numbers stand in the table below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from panhuo.deals.plans.api import Compared, Outcome


def outcome_of(one: Compared, scenario: str) -> Outcome | None:
    """The outcome in a scenario, None: it could not be reckoned."""
    return next((outcome for outcome in one.outcomes if outcome.scenario == scenario), None)


def cash_chart(compared: Sequence[Compared], *, scenario: str, side: str, every: str) -> dict[str, Any]:
    """Bars month by month (or cumulated as lines) of what one side gets in each structure, in 元."""
    series: list[dict[str, Any]] = []
    labels: list[str] = []
    for one in compared:
        outcome = outcome_of(one, scenario)
        if outcome is None:
            continue
        rows = outcome.flow.rows
        if len(rows) > len(labels):
            labels = [row.first.strftime("%Y-%m") for row in rows]
        amounts = [row.licensor if side == "licensor" else row.licensee for row in rows]
        if every == "sum":
            total, summed = 0, []
            for amount in amounts:
                total += amount
                summed.append(total)
            amounts = summed
        series.append(
            {
                "type": "line" if every == "sum" else "bar",
                "step": "end" if every == "sum" else False,
                "showSymbol": False,
                "name": one.structure.name,
                "data": [amount / 100 for amount in amounts],
            }
        )
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 84, "right": 16, "top": 36, "bottom": 56},
        "dataZoom": [{"type": "inside"}, {"type": "slider", "height": 18, "bottom": 4}],
        "xAxis": {"type": "category", "data": labels},
        "yAxis": {"type": "value", "name": _("元")},
        "series": series,
    }
