"""A review against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from panhuo.portfolio.decisions.enums import ENDING, Choice
from panhuo.portfolio.decisions.models import Proposal, Review
from panhuo.portfolio.decisions.rules.whatif import Item, Point, as_chosen, curve, to_fit


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
    def fits(self) -> bool:
        """Whether letting all those go would be enough."""
        return self.total - self.fit_saved <= self.budget


def items_of(review: Review) -> list[Item]:
    rows = review.proposals.order_by("pk").values_list("pk", "chosen", "cost", "score", "grade", "blocks")
    return [
        Item(pk, chosen, cost, score, grade, not any(Choice.GIVE_UP in block["choices"] for block in blocks))
        for pk, chosen, cost, score, grade, blocks in rows
    ]


def whatif(review: Review, *, budget: int | None = None) -> Whatif:
    """Against `budget` 分, the review's own if not given."""
    wanted = review.budget if budget is None else budget
    items = items_of(review)
    return Whatif(
        budget=wanted,
        total=sum(item.cost for item in items),
        count=len(items),
        chosen=as_chosen(items),
        points=curve(items),
        fit=to_fit(items, budget=wanted),
    )


def ending_of(review: Review) -> QuerySet[Proposal]:
    """The stop-payment list."""
    return review.proposals.filter(chosen__in=ENDING)
