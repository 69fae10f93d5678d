"""What must be paid when: twelve months ahead, and by day in a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from panhuo.orgs.api import Organisation
from panhuo.portfolio.annuities.models import AnnuityDue
from panhuo.portfolio.annuities.rules.periods import add_months

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Month:
    """`known`: annuities of patents whose payments we know; `unsure`: of those where nobody said what is paid."""

    first: date
    known: int
    known_count: int
    unsure: int
    unsure_count: int
    full: int

    @property
    def total(self) -> int:
        return self.known + self.unsure


def open_dues(organisation: Organisation, *, today: date) -> QuerySet[AnnuityDue]:
    """Annuities to be reckoned with: of living patents that are not given up and whose grace is not over."""
    rows = AnnuityDue.objects.filter(organisation=organisation, account__dead=False, account__stopped_on=None)
    alive = Q(account__next_lapses_after=None) | Q(account__next_lapses_after__gte=today) | Q(account__suspended=True)
    return rows.filter(alive)


def forecast(organisation: Organisation, *, today: date, months: int = MONTHS) -> list[Month]:
    """Month by month from this one on, by due day; what is overdue but can still be paid stands in this month."""
    first = today.replace(day=1)
    end = add_months(first, months)
    rows = open_dues(organisation, today=today).filter(due__lt=end)
    sums: dict[date, dict[bool, tuple[int, int, int]]] = {}
    grouped = (
        rows.order_by()
        .annotate(month=TruncMonth("due"), unsure=Q(account__paid_year=None))
        .values("month", "unsure")
        .annotate(total=Sum("payable"), full_sum=Sum("full"), n=Count("pk"))
    )
    for row in grouped:
        month = max(row["month"], first)
        old = sums.setdefault(month, {}).get(bool(row["unsure"]), (0, 0, 0))
        new = (row["total"], row["n"], row["full_sum"])
        sums[month][bool(row["unsure"])] = tuple(a + b for a, b in zip(old, new, strict=True))  # type: ignore[assignment]
    found = []
    for n in range(months):
        month = add_months(first, n)
        known, unsure = (sums.get(month, {}).get(flag, (0, 0, 0)) for flag in (False, True))
        found.append(Month(month, known[0], known[1], unsure[0], unsure[1], known[2] + unsure[2]))
    return found


def cost_between(organisation: Organisation, *, first: date, last: date, today: date) -> int:
    """分 that fall due between two days."""
    rows = open_dues(organisation, today=today).filter(due__gte=first, due__lte=last)
    return int(rows.aggregate(total=Sum("payable"))["total"] or 0)


def cost_by_year(organisation: Organisation, *, today: date) -> list[dict[str, Any]]:
    """The cost curve: 分 and number of annuities by calendar year, as far as the patents run."""
    rows = open_dues(organisation, today=today).order_by()
    return list(rows.values(y=F("due__year")).annotate(total=Sum("payable"), n=Count("pk")).order_by("y"))
