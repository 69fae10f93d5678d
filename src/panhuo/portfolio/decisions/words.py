"""Reasons and blocks in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.decisions.queries.grades import GradeWords, plain_grade

REASONS: Final = {
    "implemented": _("已实施"),
    "implemented_unknown": _("是否实施未知"),
    "licensed": _("有许可在履行"),
    "public_funding": _("财政资助形成，另有实施和报告义务"),
    "grade_unknown": _("未分级"),
    "grade_good": _("自评 %(grade)s，达到保留线"),
    "grade_poor": _("自评 %(grade)s，不高于淘汰线"),
    "grade_middle": _("自评 %(grade)s，居中"),
    "interest_unknown": _("企业评价未知（%(raters)s 家，需 %(needed)s 家）"),
    "interest": _("%(raters)s 家企业评价，%(interest)s 家看好"),
    "no_interest": _("%(raters)s 家企业评价，无一看好"),
    "matches_unknown": _("没有企业对匹配作过评价"),
    "matches": _("%(matches)s 家企业的需求与之相合"),
    "no_matches": _("没有企业的需求与之相合"),
    "life_unknown": _("剩余年限未知"),
    "short_life": _("只剩 %(years)s 年"),
    "cost_unknown": _("下一年费未知"),
    "dear": _("下一年费 %(yuan)s 元，较高"),
}
BLOCKS: Final = {
    "preservation": _("保全中"),
    "suspension": _("权属纠纷中止中"),
    "licence": _("有普通许可在履行"),
    "sole": _("有排他许可在履行"),
    "exclusive": _("有独占许可在履行"),
    "open_licence": _("有开放许可被许可人"),
    "open_statement": _("已公告开放许可声明"),
    "lawsuit": _("诉讼中"),
    "pledge": _("已质押，质权人未同意"),
    "co_owners": _("共有，未见全体共有人同意"),
}
"""A block's law stands beside it (`rules.propose.Block.law`)."""


def reason_words(reasons: Iterable[dict[str, Any]], *, grades: GradeWords = plain_grade) -> list[tuple[str, int]]:
    """(what it says, what it weighs) of stored reasons; `grades` gives the institution's label of a level."""
    known = [reason for reason in reasons if reason["code"] in REASONS]
    return [(str(REASONS[one["code"]]) % _shown(one["params"], grades), one["weight"]) for one in known]


def _shown(params: dict[str, Any], grades: GradeWords) -> dict[str, Any]:
    shown = {name: f"{value:g}" if isinstance(value, float) else value for name, value in params.items()}
    return shown | {name: grades(value) for name, value in params.items() if name == "grade"}


def block_words(blocks: Iterable[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """(what it is, where the law says so, its source) of stored blocks."""
    return [(str(BLOCKS[b["code"]]), b["law"], b["source"]) for b in blocks if b["code"] in BLOCKS]
