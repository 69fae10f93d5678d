"""What a report says: plain texts and figures, the same for Word and PDF."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.patents.api import display_number, display_owner
from panhuo.portfolio.valuation.queries.results import Valued
from panhuo.portfolio.valuation.rules.scheme import Branch, Group, Indicator
from panhuo.portfolio.valuation.rules.score import IndicatorScore, NodeScore

UNKNOWN = "未评"


def tenths(value: Fraction | None) -> str:
    """One decimal, half up; empty for None."""
    if value is None:
        return ""
    whole = (value.numerator * 20 + value.denominator) // (2 * value.denominator)
    return f"{whole // 10}.{whole % 10}"


def report_content(valued: Valued) -> dict[str, Any]:
    """Everything in the order of the report. What was not rated reads 未评, what is not known 未知."""
    valuation, scheme, result = valued.valuation, valued.scheme, valued.result
    scores = {node.id: node for node in (*result.branches, *result.groups)}
    by_id = {one.id: one for one in result.indicators}
    version = valuation.scheme
    return {
        "title": valuation.patent.title or valuation.patent.title_en or _("未知"),
        "number": display_number(valuation.patent) or _("未知"),
        "owner": display_owner(valuation.patent) or _("未知"),
        "organisation": str(valuation.organisation),
        "scenario": scheme.scenario(valuation.scenario).label,
        "standard": scheme.standard,
        "scheme": f"{scheme.name} v{version.version}",
        "source": scheme.source,
        "read_at": f"{timezone.localtime(valuation.read_at):%Y-%m-%d}",
        "made_on": f"{timezone.localdate():%Y-%m-%d}",
        "state": str(valuation.get_state_display()),
        "total": tenths(result.total.score) or _("未达最低覆盖率，不给总分"),
        "coverage": f"{tenths(result.total.coverage)}%",
        "min_coverage": f"{scheme.min_coverage}%",
        "raters": valued.raters,
        "branches": [_node(branch.label, scores[branch.id]) for branch in scheme.branches],
        "radar": radar_axes(valued),
        "rows": [
            _row(branch, group, one, by_id[one.id], valued)
            for branch in scheme.branches
            for group in branch.groups
            for one in group.indicators
        ],
        "comments": [
            {"label": scheme.indicators[key].label, "who": str(row.rater), "value": row.value, "text": row.comment}
            for key, rows in valued.ratings.items()
            for row in rows
            if row.comment
        ],
        "missing": [scheme.indicators[one.id].label for one in result.indicators if one.value is None],
    }


def radar_axes(valued: Valued) -> list[dict[str, Any]]:
    """Level-2 groups that have a score; those without one have no axis, since a point at nought would be invented."""
    scores = {node.id: node.score for node in valued.result.groups}
    groups = [group for branch in valued.scheme.branches for group in branch.groups]
    return [
        {"label": group.label, "value": float(score)} for group in groups if (score := scores[group.id]) is not None
    ]


def _node(label: str, node: NodeScore) -> dict[str, str]:
    return {
        "label": label,
        "score": tenths(node.score) or UNKNOWN,
        "coverage": f"{tenths(node.coverage)}%",
        "weight": f"{tenths(node.weight * 100)}%",
    }


def _row(branch: Branch, group: Group, one: Indicator, score: IndicatorScore, valued: Valued) -> dict[str, Any]:
    value = score.value
    spread = f"{value.low}–{value.high}" if value and value.raters > 1 and value.spread else ""
    people = _("%(n)s 人") % {"n": value.raters} if value and value.raters else ""
    return {
        "id": one.id,
        "branch": branch.label,
        "group": group.label,
        "label": one.label,
        "weight": f"{tenths(score.weight * 100)}%",
        "value": tenths(value.value) if value else UNKNOWN,
        "rated": value is not None,
        "source": "" if value is None else people or _("自动"),
        "spread": spread,
        "contribution": tenths(score.contribution),
        "points": float(score.contribution) if score.contribution is not None else 0.0,
        "evidence": valued.evidence.get(one.id, ""),
    }
