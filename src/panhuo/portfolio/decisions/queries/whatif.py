"""A review against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, RowRange, Sum, Window

from panhuo.portfolio.decisions.enums import ENDING
from panhuo.portfolio.decisions.models import Proposal, Review
from panhuo.portfolio.decisions.rules.whatif import Item, Point, as_chosen, curve


@dataclass(frozen=True, slots=True)
class Whatif:
    """A review against a budget.

    `chosen`: as people chose so far; `points`: letting go up to a score; `fit`: how many would meet `budget`,
    `fit_saved` 分 by it; `fit_unknown` of them nobody graded: letting them go is a choice without knowledge.
    """

    budget: int
    total: int
    count: int
    chosen: Point
    points: list[Point]
    fit: int
    fit_saved: int
    fit_unknown: int

    @property
    def gap(self) -> int:
        """分 over the budget as chosen; negative: room left."""
        return self.chosen.cost - self.budget

    @property
    def fits(self) -> bool:
        """Whether letting all those go would be enough."""
        return self.total - self.fit_saved <= self.budget


def groups_of(review: Review) -> list[Item]:
    """Proposals that count alike, added up by the database."""
    rows = review.proposals.order_by().values_list("chosen", "score", "grade", "may_go")
    return [
        Item(0, chosen, cost, score, grade, may, n)
        for chosen, score, grade, may, cost, n in rows.annotate(total=Sum("cost"), n=Count("pk"))
    ]


def fit_of(review: Review, *, over: int) -> QuerySet[Proposal]:
    """The patents to let go until `over` 分 are saved, in the order of going: worst first, dearest of equals first.

    The rule is `rules.whatif.to_fit`; here the database adds up, for tens of thousands of patents.
    """
    rows = review.proposals.filter(may_go=True, cost__gt=0)
    order = ("score", "-cost", "pk")
    before = Window(Sum("cost"), order_by=order, frame=RowRange(end=0)) - F("cost")
    return rows.annotate(before=before).filter(before__lt=over).order_by(*order)


def whatif(review: Review, *, budget: int | None = None) -> Whatif:
    """Against `budget` 分, the review's own if not given."""
    wanted = review.budget if budget is None else budget
    groups = groups_of(review)
    total = sum(item.cost for item in groups)
    fit = fit_of(review, over=total - wanted).aggregate(
        n=Count("pk"), saved=Sum("cost"), unknown=Count("pk", filter=Q(grade=None))
    )
    return Whatif(
        budget=wanted,
        total=total,
        count=sum(item.n for item in groups),
        chosen=as_chosen(groups),
        points=curve(groups),
        fit=fit["n"],
        fit_saved=fit["saved"] or 0,
        fit_unknown=fit["unknown"],
    )


def ending_of(review: Review) -> QuerySet[Proposal]:
    """The stop-payment list."""
    return review.proposals.filter(chosen__in=ENDING)
