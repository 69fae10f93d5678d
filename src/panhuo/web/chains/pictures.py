"""A chain as ECharts options: a tree of what it is made of, a graph of what supplies what.

Shape says what colour says: a hollow ring has no patents, a diamond can't be counted.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from panhuo.exchange.chains.api import ChainCounts, NodeCount, Stage

HAS, NONE, UNKNOWN, WANTED = "#1d5fa8", "#a8671d", "#76808c", "#b3261e"


def tree_option(counts: ChainCounts, *, title: str) -> dict[str, Any]:
    """From the left to the right; several tops hang on the chain's own name."""
    tops = [_branch(top) for top in counts.tops]
    root = tops[0] if len(tops) == 1 else {"name": title, "children": tops, "symbol": "none"}
    label = {"position": "top", "align": "center", "fontSize": 12, "lineHeight": 16}
    leaf = label | {"position": "right", "align": "left", "verticalAlign": "middle"}
    series = {
        "type": "tree", "data": [root], "top": 40, "bottom": 16, "left": "12%", "right": "24%", "symbolSize": 12,
        "initialTreeDepth": -1, "expandAndCollapse": False, "label": label, "leaves": {"label": leaf},
        "lineStyle": {"color": "#c5ccd3", "width": 1.5},
    }  # fmt: skip
    return {"tooltip": {"trigger": "item", "formatter": "{b}"}, "series": [series]}


def graph_option(counts: ChainCounts) -> dict[str, Any] | None:
    """Links that supply or are supplied, under where they stand; None where there is no supply."""
    pairs = [(row.node, supply.target) for row in counts.rows for supply in row.node.supplies.all()]
    named = {one.name for pair in pairs for one in pair}
    rows = [row for row in counts.rows if row.node.name in named]
    if not pairs:
        return None
    columns = [str(label) for value, label in Stage.choices if any(row.node.stage == value for row in rows)]
    columns += [_("位置未填写")] if any(not row.node.stage for row in rows) else []
    used: Counter[str] = Counter()
    points = []
    for row in rows:
        column = str(row.node.get_stage_display()) or _("位置未填写")
        points.append(_point(row) | {"value": [column, used[column]]})
        used[column] += 1
    series = {
        "type": "graph", "coordinateSystem": "cartesian2d", "data": points, "symbolSize": 16,
        "edgeSymbol": ["none", "arrow"], "edgeSymbolSize": 9,
        "links": [{"source": source.name, "target": target.name} for source, target in pairs],
        "lineStyle": {"color": "#9aa4ae", "width": 1.5, "curveness": 0.1},
    }  # fmt: skip
    quiet = {"axisLine": {"show": False}, "axisTick": {"show": False}}
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 24, "right": 24, "top": 40, "bottom": 48},
        "xAxis": {"type": "category", "data": columns, "position": "top", **quiet},
        "yAxis": {"type": "value", "show": False, "inverse": True, "min": -0.5, "max": max(used.values()) - 0.5},
        "series": [series],
    }


def _branch(count: NodeCount) -> dict[str, Any]:
    point = _point(count)
    name = point.pop("label")["formatter"]
    return point | {"name": name, "children": [_branch(one) for one in count.below]}


def _point(count: NodeCount) -> dict[str, Any]:
    patents = "?" if count.patents is None else str(len(count.patents))
    needs = "?" if count.needs is None else str(len(count.needs))
    said = _("专利 %(patents)s · 需求 %(needs)s") % {"patents": patents, "needs": needs}
    symbol, colour = _look(count)
    return {
        "name": count.node.name, "symbol": symbol, "itemStyle": {"color": colour, "borderColor": colour},
        "label": {"show": True, "position": "bottom", "lineHeight": 16, "formatter": f"{count.node.name}\n{said}"},
    }  # fmt: skip


def _look(count: NodeCount) -> tuple[str, str]:
    if count.unknown:
        return "diamond", UNKNOWN
    if not count.is_gap:
        return "circle", HAS
    return "emptyCircle", WANTED if count.wanted else NONE
