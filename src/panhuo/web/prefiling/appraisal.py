"""An appraisal as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.portfolio.prefiling.api import Decision, Disclosure, RoundResult
from panhuo.web.prefiling.words import figure, hundredths


@dataclass(frozen=True, slots=True)
class QuestionView:
    """`spread` in words: lowest to highest rating."""

    text: str
    dimension: str
    weight: int
    raters: int
    mean: str
    spread: str


@dataclass(frozen=True, slots=True)
class AppraisalView:
    grade: str
    score: str
    coverage: str
    passes: bool
    questions: list[QuestionView]
    dimensions: list[tuple[str, str, str]]
    vetoes: list[tuple[str, str]]
    stale: int


def appraisal_view(result: RoundResult) -> AppraisalView:
    """Names and figures; what is missing is an empty text, shown as unknown."""
    found, book = result.appraisal, result.book
    by_id = {question.id: question for question in found.questions}
    labels = {dimension.id: dimension.label for dimension in book.dimensions}
    answers = {"yes": _("是，否决"), "unclear": _("不清楚"), "no": _("否")}
    texts = {veto.id: veto.text for veto in book.vetoes}
    return AppraisalView(
        grade=found.grade or "",
        score=figure(found.score),
        coverage=figure(found.coverage),
        passes=found.passes,
        questions=[
            QuestionView(
                text=question.text,
                dimension=labels[question.dimension],
                weight=question.weight,
                raters=by_id[question.id].raters,
                mean=figure(by_id[question.id].mean),
                spread=_spread(by_id[question.id].low, by_id[question.id].high),
            )
            for question in book.questions
        ],
        dimensions=[(labels[d.id], figure(d.mean), figure(d.coverage)) for d in found.dimensions],
        vetoes=[(texts[veto.id], answers.get(str(veto.answer or ""), "")) for veto in found.vetoes],
        stale=result.stale,
    )


def decision_views(disclosure: Disclosure) -> list[tuple[Decision, str, str]]:
    """Each decision with its score and coverage."""
    rows = disclosure.decisions.select_related("decided_by", "book")
    return [(row, hundredths(row.score), hundredths(row.coverage)) for row in rows]


def _spread(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return ""
    return str(low) if low == high else f"{low}–{high}"
