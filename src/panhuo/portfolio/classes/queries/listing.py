"""Narrowing and counting flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Count

from panhuo.needs.api import industry_name
from panhuo.portfolio.classes.enums import ANSWERS
from panhuo.portfolio.classes.queries.visible import FlagsQuerySet

FLAG_FIELDS: Final = ("high_value", "sei", "overseas", "ten_years", "pledge", "award", "digital", "green")
FILTERS: Final = (*FLAG_FIELDS, "industry")
Counts = list[tuple[str, str, int]]


def filter_flags(rows: FlagsQuerySet, chosen: Mapping[str, Sequence[str]], *, without: str = "") -> FlagsQuerySet:
    """Narrowed by all filters but `without`."""
    for name in FILTERS:
        if chosen.get(name) and name != without:
            rows = rows.filter(**{f"{name}__in": list(chosen[name])})
    return rows


def flag_facets(rows: FlagsQuerySet, chosen: Mapping[str, Sequence[str]]) -> dict[str, Counts]:
    """(value, label, count) for each filter under all others."""
    return {name: _count(rows, chosen, name) for name in FILTERS}


def _count(rows: FlagsQuerySet, chosen: Mapping[str, Sequence[str]], name: str) -> Counts:
    narrowed = filter_flags(rows, chosen, without=name).order_by()
    counted = dict(narrowed.values_list(name).annotate(n=Count("pk")))
    if name == "industry":
        ordered = sorted(((code, n) for code, n in counted.items() if code), key=lambda pair: -pair[1])
        return [(code, f"{code} {industry_name(code)}", n) for code, n in ordered]
    return [(value, str(label), counted.get(value, 0)) for value, label in ANSWERS.items()]
