"""Narrowing lists of statements: the office's own, and the public catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from panhuo.deals.openlicence.enums import FeeMode, StatementState
from panhuo.patents.api import PatentKind

if TYPE_CHECKING:
    from panhuo.deals.openlicence.queries.visible import StatementQuerySet

SORTS: Final = {"new": "-announced_on", "end": "last", "number": "number", "title": "title"}
Counts = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class StatementFilters:
    """Each empty tuple: not narrowed. `q` is looked for in number, title and patentees."""

    state: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    batch: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    q: str = ""


def filter_statements(rows: StatementQuerySet, filters: StatementFilters, *, without: str = "") -> StatementQuerySet:
    """Narrowed by all filters but `without`."""
    for name, lookup in (("state", "state"), ("mode", "mode"), ("kind", "patent__kind")):
        chosen = getattr(filters, name)
        if chosen and name != without:
            rows = rows.filter(**{f"{lookup}__in": chosen})
    for name in ("holder", "batch"):
        chosen = getattr(filters, name)
        if chosen and name != without:
            rows = rows.filter(**{f"{name}__in": [int(one) for one in chosen if one.isdecimal()]})
    if filters.errors and without != "errors":
        rows = rows.filter(_checked(filters.errors))
    if filters.q:
        words = Q(number__icontains=filters.q) | Q(title__icontains=filters.q) | Q(patentees__icontains=filters.q)
        rows = rows.filter(words)
    return rows


def _checked(chosen: tuple[str, ...]) -> Q:
    found = Q(pk__in=[])
    if "unchecked" in chosen:
        found |= Q(checked_at=None)
    if "errors" in chosen:
        found |= Q(checked_at__isnull=False, state=StatementState.DRAFT)
    if "passed" in chosen:
        found |= Q(checked_at__isnull=False) & ~Q(state=StatementState.DRAFT)
    return found


def statement_facets(rows: StatementQuerySet, filters: StatementFilters) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters."""
    states, modes, kinds = dict(StatementState.choices), dict(FeeMode.choices), dict(PatentKind.choices)
    return {
        "state": _count(rows, filters, "state", "state", lambda v: str(states[v])),
        "mode": _count(rows, filters, "mode", "mode", lambda v: str(modes[v])),
        "kind": _count(rows, filters, "kind", "patent__kind", lambda v: str(kinds[v])),
        "holder": _holders(rows, filters),
    }


def _count(
    rows: StatementQuerySet, filters: StatementFilters, name: str, lookup: str, label: Callable[[str], str]
) -> Counts:
    narrowed = filter_statements(rows, filters, without=name).order_by()
    counted = narrowed.values_list(lookup).annotate(n=Count("pk")).order_by(lookup)
    return [(str(value), label(value), n) for value, n in counted if value]


def _holders(rows: StatementQuerySet, filters: StatementFilters) -> Counts:
    narrowed = filter_statements(rows, filters, without="holder").order_by()
    counted = narrowed.values_list("holder_id", "holder__name").annotate(n=Count("pk"))
    return [(str(pk), name, n) for pk, name, n in counted.order_by("-n", "holder__name")]
