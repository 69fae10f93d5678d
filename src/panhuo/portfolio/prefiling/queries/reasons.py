"""Why the rule does not open a filing, in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from panhuo.portfolio.prefiling.queries.appraisal import RoundResult
from panhuo.portfolio.prefiling.rules.sheets import VetoAnswer


def why_not(result: RoundResult) -> list[str]:
    """All that stands against it; empty where the rule opens filing."""
    return list(_blocks(result))


def _blocks(result: RoundResult) -> Iterator[str]:
    book, found = result.book, result.appraisal
    texts = {veto.id: veto.text for veto in book.vetoes}
    for veto in found.vetoes:
        if veto.answer is VetoAnswer.YES:
            yield _("否决：%(text)s") % {"text": texts[veto.id]}
        elif veto.answer is VetoAnswer.UNCLEAR:
            yield _("未查清：%(text)s") % {"text": texts[veto.id]}
    if "raters" in found.missing:
        yield _("评审人数 %(n)s，至少要 %(least)s 人") % {"n": found.raters, "least": book.min_raters}
    if "coverage" in found.missing:
        shown = {"n": int(found.coverage), "least": book.min_coverage}
        yield _("已评问题占权重 %(n)s%%，至少要 %(least)s%%") % shown
    if "core" in found.missing:
        label = next(d.label for d in book.dimensions if d.id == book.core)
        yield _("“%(label)s”评得不全") % {"label": label}
    if "vetoes" in found.missing:
        yield _("有否决项没有人回答")
    if found.grade is not None and found.grade not in book.may_file:
        allowed = "、".join(sorted(book.may_file))
        yield _("等级为 %(grade)s，规则只允许 %(allowed)s 级申请") % {"grade": found.grade, "allowed": allowed}
