"""The agreed list: narrowed, counted, with its history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final, Self

from django.db.models import Count, F

from panhuo.orgs.api import Organisation
from panhuo.portfolio.inventory.api import EntryQuerySet
from panhuo.portfolio.ratings.enums import Outcome
from panhuo.portfolio.ratings.models import EnterpriseRating, Standing
from panhuo.portfolio.ratings.queries.visible import StandingQuerySet

UNRATED: Final = "none"
COLUMNS: Final = ("5", "4", "3", "2", "1", UNRATED)
"""Columns of the matrix: the mean prospect of enterprises to the nearest whole, and those that nobody rated."""


@dataclass(frozen=True, slots=True)
class StandingFilters:
    """Values of one field are alternatives, fields are all required."""

    outcome: tuple[str, ...] = ()
    college: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Any) -> Self:
        outcome = tuple(v for v in params.getlist("outcome") if v in Outcome.values)
        numbers = {name: tuple(v for v in params.getlist(name) if _is_key(v)) for name in ("college", "grade")}
        return cls(outcome, **numbers)


def _is_key(value: str) -> bool:
    return value == "unknown" or (value.isascii() and value.isdigit() and len(value) < 10)  # noqa: PLR2004


def current_standings(organisation: Organisation) -> StandingQuerySet:
    """The last verdict of every patent that was rated, the best mean first."""
    rows = Standing.objects.filter(organisation=organisation, is_current=True)
    return rows.order_by(F("mean").desc(nulls_last=True), "-interested", "pk")


def filter_standings(rows: StandingQuerySet, filters: StandingFilters) -> StandingQuerySet:
    if filters.outcome:
        rows = rows.filter(outcome__in=filters.outcome)
    for name, field in (("college", "entry__college"), ("grade", "grade")):
        values = getattr(filters, name)
        known = [value for value in values if value != "unknown"]
        if known and "unknown" in values:
            rows = rows.filter(**{f"{field}__in": known}) | rows.filter(**{f"{field}__isnull": True})
        elif values:
            rows = rows.filter(**({f"{field}__in": known} if known else {f"{field}__isnull": True}))
    return rows


def standing_counts(rows: StandingQuerySet) -> dict[str, Counter[str]]:
    """Field → value → how many."""
    found: dict[str, Counter[str]] = {"outcome": Counter(), "college": Counter(), "grade": Counter()}
    for outcome, college, grade, n in (
        rows.order_by().values_list("outcome", "entry__college", "grade").annotate(n=Count("pk"))
    ):
        found["outcome"][outcome] += n
        found["college"]["unknown" if college is None else str(college)] += n
        found["grade"]["unknown" if grade is None else str(grade)] += n
    return found


def history_of(organisation: Organisation, patent_id: int) -> StandingQuerySet:
    """All verdicts on a patent, the newest first."""
    rows = Standing.objects.filter(organisation=organisation, patent=patent_id)
    return rows.select_related("rule", "rule__created_by").order_by("-pk")


def column_of(mean: int | None) -> str:
    """The column of the matrix for a mean in hundredths (half up)."""
    return UNRATED if mean is None else str((mean + 50) // 100)


def matrix(entries: EntryQuerySet, organisation: Organisation) -> dict[tuple[str, str], int]:
    """(grade or "unknown", column) → entries; few queries, as only the rated ones are looked at one by one."""
    graded = dict(entries.order_by().values_list("grade").annotate(n=Count("pk")))
    found: Counter[tuple[str, str]] = Counter({(_row(grade), UNRATED): n for grade, n in graded.items()})
    rated = Standing.objects.filter(organisation=organisation, is_current=True, mean__isnull=False)
    rows = rated.filter(entry__in=entries.values("pk")).order_by().values_list("entry__grade", "mean")
    for grade, mean, n in rows.annotate(n=Count("pk")):
        found[_row(grade), column_of(mean)] += n
        found[_row(grade), UNRATED] -= n
    return {cell: n for cell, n in found.items() if n}


def entries_in(entries: EntryQuerySet, organisation: Organisation, cells: list[tuple[str, str]]) -> EntryQuerySet:
    """The entries that lie in these cells of the matrix."""
    found = entries.none()
    rated = Standing.objects.filter(organisation=organisation, is_current=True, mean__isnull=False)
    for grade, column in cells:
        row = entries.filter(grade=None) if grade == "unknown" else entries.filter(grade=grade)
        if column == UNRATED:
            found = found | row.exclude(pk__in=rated.filter(entry__isnull=False).values("entry"))
        else:
            low = int(column) * 100 - 50
            found = found | row.filter(pk__in=rated.filter(mean__gte=low, mean__lt=low + 100).values("entry"))
    return found


def interest_of(organisation: Organisation) -> dict[int, tuple[int, int]]:
    """Patent → (enterprises that rated it, those of them that saw a prospect of 4 or 5); only where somebody rated."""
    rows = EnterpriseRating.objects.filter(organisation=organisation, counts=True)
    raters = dict(rows.order_by().values_list("patent_id").annotate(n=Count("pk")))
    good = dict(rows.filter(prospect__gte=4).order_by().values_list("patent_id").annotate(n=Count("pk")))
    return {patent: (n, good.get(patent, 0)) for patent, n in raters.items()}


def _row(grade: int | None) -> str:
    return "unknown" if grade is None else str(grade)
