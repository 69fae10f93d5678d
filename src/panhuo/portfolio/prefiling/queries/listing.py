"""Narrowing a list of disclosures.

There is no search by word: what is typed would stand in the server's request log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, OuterRef, Subquery

from panhuo.portfolio.prefiling.enums import Conclusion, DisclosureState
from panhuo.portfolio.prefiling.models import Decision

if TYPE_CHECKING:
    from panhuo.portfolio.prefiling.queries.visible import DisclosureQuerySet

SORTS: Final = {"new": "-pk", "old": "pk", "submitted": "-submitted_at"}


@dataclass(frozen=True, slots=True)
class DisclosureFilters:
    """Each empty tuple: not narrowed."""

    state: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()


def with_decision(rows: DisclosureQuerySet) -> DisclosureQuerySet:
    """With `grade` and `conclusion` of the present round; None while it is not decided."""
    last = Decision.objects.filter(disclosure=OuterRef("pk"), round=OuterRef("round"))
    return rows.annotate(grade=Subquery(last.values("grade")[:1]), conclusion=Subquery(last.values("conclusion")[:1]))


def filter_disclosures(
    rows: DisclosureQuerySet, filters: DisclosureFilters, *, without: str = ""
) -> DisclosureQuerySet:
    """Narrowed by all filters but `without`; rows come from `with_decision`."""
    for name in ("state", "grade", "conclusion"):
        chosen = getattr(filters, name)
        if chosen and name != without:
            rows = rows.filter(**{f"{name}__in": chosen})
    if filters.unit and without != "unit":
        rows = rows.filter(organisation__in=[int(one) for one in filters.unit if one.isdecimal()])
    return rows


Counts = list[tuple[str, str, int]]


def disclosure_facets(rows: DisclosureQuerySet, filters: DisclosureFilters) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters."""
    states, conclusions = dict(DisclosureState.choices), dict(Conclusion.choices)
    return {
        "state": _count(rows, filters, "state", lambda v: str(states[v])),
        "conclusion": _count(rows, filters, "conclusion", lambda v: str(conclusions[v])),
        "grade": _count(rows, filters, "grade", str),
        "unit": _units(rows, filters),
    }


def _count(rows: DisclosureQuerySet, filters: DisclosureFilters, name: str, label: Callable[[str], str]) -> Counts:
    narrowed = filter_disclosures(rows, filters, without=name).order_by()
    counted = narrowed.values_list(name).annotate(n=Count("pk")).order_by(name)
    return [(str(value), label(value), n) for value, n in counted if value]


def _units(rows: DisclosureQuerySet, filters: DisclosureFilters) -> Counts:
    narrowed = filter_disclosures(rows, filters, without="unit").order_by()
    counted = narrowed.values_list("organisation_id", "organisation__name").annotate(n=Count("pk"))
    return [(str(pk), name, n) for pk, name, n in counted.order_by("organisation__name")]
