"""A review against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from panhuo.portfolio.decisions.enums import ENDING
from panhuo.portfolio.decisions.models import Proposal, Review
from panhuo.portfolio.decisions.rules.whatif import Item, Point, as_chosen, curve


@dataclass(frozen=True, slots=True)
class Whatif:
    """`chosen`: as people chose so far; `points`: letting go up to a score; `fit`: what would meet `budget`."""

    budget: int
    total: int
    count: int
    chosen: Point
    points: list[Point]
    fit: list[Item]

    @property
    def gap(self) -> int:
        """分 over the budget as chosen; negative: room left."""
        return self.chosen.cost - self.budget

    @property
    def fit_saved(self) -> int:
        return sum(item.cost for item in self.fit)

    @property
    def fit_unknown(self) -> int:
        """How many of those nobody graded: letting them go is a choice without knowledge."""
        return sum(item.grade is None for item in self.fit)

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


def fit_of(review: Review, *, over: int) -> list[Item]:
    """The patents to let go until `over` 分 are saved, in the order of going: read only as far as needed."""
    if over <= 0:
        return []
    rows = review.proposals.filter(may_go=True, cost__gt=0).order_by("score", "-cost", "pk")
    found, left = [], over
    for pk, chosen, cost, score, grade in rows.values_list("pk", "chosen", "cost", "score", "grade").iterator():
        found.append(Item(pk, chosen, cost, score, grade, may_go=True))
        left -= cost
        if left <= 0:
            break
    return found


def whatif(review: Review, *, budget: int | None = None) -> Whatif:
    """Against `budget` 分, the review's own if not given."""
    wanted = review.budget if budget is None else budget
    groups = groups_of(review)
    total = sum(item.cost for item in groups)
    fit = fit_of(review, over=total - wanted)
    return Whatif(
        budget=wanted,
        total=total,
        count=sum(item.n for item in groups),
        chosen=as_chosen(groups),
        points=curve(groups),
        fit=fit,
    )


def ending_of(review: Review) -> QuerySet[Proposal]:
    """The stop-payment list."""
    return review.proposals.filter(chosen__in=ENDING)
