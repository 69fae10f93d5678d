"""What must be paid when: twelve months ahead, and by day in a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet, Sum

from panhuo.orgs.api import Organisation
from panhuo.portfolio.annuities.models import AnnuityDue
from panhuo.portfolio.annuities.rules.periods import add_months

MONTHS: Final = 12
_NOTHING: Final = (0, 0, 0)


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
    alive = Q(due__gte=today) | Q(lapses_after=None) | Q(lapses_after__gte=today)
    return AnnuityDue.objects.filter(alive, organisation=organisation, live=True)


def forecast(organisation: Organisation, *, today: date, months: int = MONTHS) -> list[Month]:
    """Month by month from this one on, by due day; what is overdue but can still be paid stands in this month.

    The database adds up by day, which its index is sorted by; months are made of days here.
    """
    first = today.replace(day=1)
    rows = open_dues(organisation, today=today).filter(due__lt=add_months(first, months)).order_by()
    sums: dict[tuple[date, bool], tuple[int, int, int]] = {}
    grouped = rows.values_list("due", "sure").annotate(money=Sum("payable"), total=Sum("full"), n=Count("pk"))
    for due, sure, money, total, n in grouped:
        key = (max(due.replace(day=1), first), not sure)
        old_money, old_n, old_total = sums.get(key, _NOTHING)
        sums[key] = (old_money + money, old_n + n, old_total + total)
    found = []
    for n in range(months):
        month = add_months(first, n)
        known, unsure = sums.get((month, False), _NOTHING), sums.get((month, True), _NOTHING)
        found.append(Month(month, known[0], known[1], unsure[0], unsure[1], known[2] + unsure[2]))
    return found


def cost_between(organisation: Organisation, *, first: date, last: date, today: date) -> int:
    """分 that fall due between two days."""
    rows = open_dues(organisation, today=today).filter(due__gte=first, due__lte=last)
    return int(rows.aggregate(total=Sum("payable"))["total"] or 0)


def cost_by_year(organisation: Organisation, *, today: date) -> list[tuple[int, int, int]]:
    """The cost curve: (calendar year, 分, number of annuities), as far as the patents run."""
    rows = open_dues(organisation, today=today).order_by()
    years: dict[int, tuple[int, int]] = {}
    for due, money, n in rows.values_list("due").annotate(money=Sum("payable"), n=Count("pk")):
        old_money, old_n = years.get(due.year, (0, 0))
        years[due.year] = (old_money + money, old_n + n)
    return [(year, *years[year]) for year in sorted(years)]
