"""Narrowing a list of agreements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from panhuo.deals.agreements.enums import AgreementKind, AgreementState

if TYPE_CHECKING:
    from panhuo.deals.agreements.queries.visible import AgreementQuerySet

SORTS: Final = {"new": "-pk", "signed": "-signed_on", "effect": "-effective_on", "end": "ends_on", "number": "number"}
NAMES: Final = ("state", "kind", "way", "year")
Counts = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class AgreementFilters:
    """Each empty tuple: not narrowed. `q` is looked for in number, title and names of parties."""

    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    q: str = ""


def filter_agreements(rows: AgreementQuerySet, filters: AgreementFilters, *, without: str = "") -> AgreementQuerySet:
    """Narrowed by all filters but `without`."""
    if filters.state and without != "state":
        rows = rows.filter(state__in=filters.state)
    if filters.kind and without != "kind":
        rows = rows.filter(kind__in=filters.kind)
    if filters.way and without != "way":
        rows = rows.filter(_way(filters.way))
    if filters.year and without != "year":
        rows = rows.filter(effective_on__year__in=[int(one) for one in filters.year if one.isdecimal()])
    if filters.q:
        words = Q(number__icontains=filters.q) | Q(title__icontains=filters.q) | Q(parties__name__icontains=filters.q)
        rows = rows.filter(pk__in=rows.model.objects.filter(words).values("pk"))
    return rows


def _way(chosen: tuple[str, ...]) -> Q:
    found = Q(pk__in=[])
    if "open_licence" in chosen:
        found |= Q(open_licence=True)
    if "use_first" in chosen:
        found |= Q(use_first=True)
    if "other" in chosen:
        found |= Q(open_licence=False, use_first=False)
    return found


def agreement_facets(
    rows: AgreementQuerySet, filters: AgreementFilters, *, ways: Mapping[str, str]
) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters. `ways`: labels of the ways of dealing."""
    states, kinds = dict(AgreementState.choices), dict(AgreementKind.choices)
    narrowed = filter_agreements(rows, filters, without="year").exclude(effective_on=None).order_by()
    years = narrowed.values_list("effective_on__year").annotate(n=Count("pk")).order_by("-effective_on__year")
    by_way = filter_agreements(rows, filters, without="way")
    return {
        "state": _count(rows, filters, "state", lambda v: str(states[v])),
        "kind": _count(rows, filters, "kind", lambda v: str(kinds[v])),
        "way": [(value, label, by_way.filter(_way((value,))).count()) for value, label in ways.items()],
        "year": [(str(year), str(year), n) for year, n in years],
    }


def _count(rows: AgreementQuerySet, filters: AgreementFilters, name: str, label: Callable[[str], str]) -> Counts:
    narrowed = filter_agreements(rows, filters, without=name).order_by()
    counted = narrowed.values_list(name).annotate(n=Count("pk")).order_by(name)
    return [(str(value), label(value), n) for value, n in counted if value]
