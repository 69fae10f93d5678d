"""Narrowing and counting flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Count

from panhuo.needs.api import Industry, industry_name
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
    """(value, label, count) for each filter under all others, from one pass over the index."""
    groups = list(rows.order_by().values_list(*FILTERS).annotate(n=Count("pk")))
    wanted = {name: set(chosen[name]) for name in FILTERS if chosen.get(name)}
    counted: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for *values, n in groups:
        missed = [name for name, value in zip(FILTERS, values, strict=True) if value not in wanted.get(name, {value})]
        if not missed:
            for name, value in zip(FILTERS, values, strict=True):
                counted[name][value] += n
        elif len(missed) == 1:  # only this facet's own choice leaves it out
            counted[missed[0]][values[FILTERS.index(missed[0])]] += n
    return {name: _labelled(name, counted[name]) for name in FILTERS}


def _labelled(name: str, counted: Mapping[str, int]) -> Counts:
    if name == "industry":
        ordered = sorted(((code, n) for code, n in counted.items() if code), key=lambda pair: -pair[1])
        names = dict(Industry.objects.filter(code__in=[code for code, _n in ordered]).values_list("code", "name"))
        return [(code, f"{code} {names.get(code) or industry_name(code)}", n) for code, n in ordered]
    return [(value, str(label), counted.get(value, 0)) for value, label in ANSWERS.items()]
