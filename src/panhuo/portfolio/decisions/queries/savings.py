"""What decisions that were carried out save, year by year, against what was let go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Sum

from panhuo.orgs.api import Organisation
from panhuo.portfolio.decisions.models import Proposal, Saving


@dataclass(frozen=True, slots=True)
class SavedYear:
    year: int
    amount: int
    count: int


def savings(organisation: Organisation) -> list[SavedYear]:
    """分 that don't fall due in each year, and for how many patents."""
    rows = Saving.objects.filter(organisation=organisation, proposal__account__stopped_on__isnull=False).order_by()
    grouped = rows.values("year").annotate(total=Sum("amount"), n=Count("proposal", distinct=True)).order_by("year")
    return [SavedYear(row["year"], row["total"], row["n"]) for row in grouped]


def let_go(organisation: Organisation) -> dict[str, Counter[str]]:
    """Patents let go by grade and by what enterprises said, for setting against the money; "-": not known."""
    rows = Proposal.objects.filter(
        review__organisation=organisation, review__executed_on__isnull=False, savings__isnull=False
    ).distinct()
    grades, interest = Counter[str](), Counter[str]()
    for grade, inputs in rows.values_list("grade", "inputs"):
        grades["-" if grade is None else str(grade)] += 1
        seen = inputs.get("interest")
        interest["-" if seen is None else "some" if seen else "none"] += 1
    return {"grade": grades, "interest": interest}
