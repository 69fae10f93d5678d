"""Narrowing lists of filings and reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet

from panhuo.deals.filings.enums import OPEN_FILINGS, FilingForm, FilingState, FilingStep, Said

Counts = list[tuple[str, str, int]]
SOON: Final = timedelta(days=30)
SORTS: Final = {
    "due": (F("due").asc(nulls_last=True), "pk"),
    "new": ("-pk",),
    "done": (F("done_on").desc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, slots=True)
class FilingFilters:
    """Each empty tuple: not narrowed."""

    state: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    q: str = ""


def filter_filings(rows: Any, filters: FilingFilters, *, today: date, without: str = "") -> Any:
    """Narrowed by all filters but `without`."""
    for name in ("state", "form", "step"):
        chosen = getattr(filters, name)
        if chosen and name != without:
            rows = rows.filter(**{f"{name}__in": chosen})
    if filters.when and without != "when":
        rows = rows.filter(_when(filters.when, today))
    if filters.q:
        words = Q(number__icontains=filters.q) | Q(contract__icontains=filters.q) | Q(party__icontains=filters.q)
        rows = rows.filter(words)
    return rows


def _when(chosen: tuple[str, ...], today: date) -> Q:
    going = Q(state__in=OPEN_FILINGS)
    found = Q(pk__in=[])
    if "late" in chosen:
        found |= going & Q(due__lt=today)
    if "soon" in chosen:
        found |= going & Q(due__gte=today, due__lte=today + SOON)
    if "later" in chosen:
        found |= going & Q(due__gt=today + SOON)
    if "none" in chosen:
        found |= going & Q(due=None)
    return found


def filing_facets(rows: Any, filters: FilingFilters, *, today: date, whens: Mapping[str, str]) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters. `whens`: labels of the spans of time."""
    states, forms, steps = dict(FilingState.choices), dict(FilingForm.choices), dict(FilingStep.choices)
    by_when = filter_filings(rows, filters, today=today, without="when")
    return {
        "when": [(value, label, by_when.filter(_when((value,), today)).count()) for value, label in whens.items()],
        "state": _count(rows, filters, "state", today, lambda v: str(states[v])),
        "form": _count(rows, filters, "form", today, lambda v: str(forms[v])),
        "step": _count(rows, filters, "step", today, lambda v: str(steps[v])),
    }


def _count(rows: Any, filters: FilingFilters, name: str, today: date, label: Callable[[str], str]) -> Counts:
    narrowed = filter_filings(rows, filters, today=today, without=name).order_by()
    counted = narrowed.values_list(name).annotate(n=Count("pk")).order_by(name)
    return [(str(value), label(value), n) for value, n in counted if value]


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """Each empty tuple: not narrowed."""

    implemented: tuple[str, ...] = ()
    industrialised: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


def filter_reports(rows: QuerySet[Any], filters: ReportFilters, *, without: str = "") -> QuerySet[Any]:
    """Narrowed by all filters but `without`."""
    for name in ("implemented", "industrialised"):
        chosen = getattr(filters, name)
        if chosen and name != without:
            rows = rows.filter(**{f"{name}__in": chosen})
    if len(filters.confirmed) == 1 and without != "confirmed":
        rows = rows.filter(confirmed_at__isnull=filters.confirmed[0] == "no")
    return rows


def report_facets(rows: QuerySet[Any], filters: ReportFilters, *, said: Mapping[str, str]) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters."""
    labels = dict(Said.choices)
    found: dict[str, Counts] = {}
    for name in ("implemented", "industrialised"):
        narrowed = filter_reports(rows, filters, without=name).order_by()
        counted = narrowed.values_list(name).annotate(n=Count("pk")).order_by(name)
        found[name] = [(str(value), str(labels[value]), n) for value, n in counted]
    by = filter_reports(rows, filters, without="confirmed")
    found["confirmed"] = [
        (value, label, by.filter(confirmed_at__isnull=value == "no").count()) for value, label in said.items()
    ]
    return found
