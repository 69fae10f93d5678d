"""How many needs of a list have which status, industry, region and mode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from panhuo.needs.enums import CooperationMode, NeedStatus
from panhuo.needs.queries.filters import OPENLY, UNKNOWN, NeedFilters, filter_needs
from panhuo.needs.queries.industry import shipped_industries
from panhuo.needs.queries.visible import NeedQuerySet
from panhuo.orgs.api import Region


@dataclass(frozen=True, slots=True)
class NeedFacetValue:
    """`value` is what the filter takes; `selected`: the list is narrowed by it now."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class NeedFacets:
    """Counts for each facet under all filters but its own."""

    total: int
    status: list[NeedFacetValue]
    industry: list[NeedFacetValue]
    region: list[NeedFacetValue]
    mode: list[NeedFacetValue]


def need_facets(needs: NeedQuerySet, filters: NeedFilters | None = None, *, knows: Q = OPENLY) -> NeedFacets:
    """Counts over `needs` (narrowed by `visible_to`, not yet by `filters`).

    One query serves all facets without a filter of their own; each with one takes one more.
    """
    filters = filters or NeedFilters()
    whole = _count(filter_needs(needs, filters, knows=knows))
    counts = dict.fromkeys(("status", "industry", "region", "mode"), whole)
    for name in counts:
        if getattr(filters, name):
            counts[name] = _count(filter_needs(needs, filters.without(name), knows=knows))
    industry = _tally(counts["industry"], lambda row: [row[1][:3] or UNKNOWN])
    region = _tally(counts["region"], lambda row: [f"{row[2][:2]}0000" if row[2] else UNKNOWN])
    mode = _tally(counts["mode"], lambda row: row[3] or [UNKNOWN])
    unsaid = [(UNKNOWN, _("未填写"))]
    industries = [(code, entry.name) for code, entry in shipped_industries().items()]
    provinces = Region.objects.filter(pk__in=[code for code in region if code != UNKNOWN])
    return NeedFacets(
        total=sum(n for _row, n in whole),
        status=_values(NeedStatus.choices, _tally(counts["status"], lambda row: [row[0]]), filters.status),
        industry=_values(industries + unsaid, industry, filters.industry),
        region=_values(list(provinces.values_list("pk", "name")) + unsaid, region, filters.region),
        mode=_values(list(CooperationMode.choices) + unsaid, mode, filters.mode),
    )


_Row = tuple[str, str, str | None, list[str]]


def _count(needs: NeedQuerySet) -> list[tuple[_Row, int]]:
    rows = needs.order_by().values_list("status", "industry", "region", "modes").annotate(n=Count("pk"))
    return [((row[0], row[1], row[2], row[3]), row[4]) for row in rows]


def _tally(counts: list[tuple[_Row, int]], keys: Callable[[_Row], list[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row, count in counts:
        for key in keys(row):
            found[key] += count
    return found


def _values(choices: list[tuple[Any, Any]], counts: Counter[str], chosen: tuple[str, ...]) -> list[NeedFacetValue]:
    return [
        NeedFacetValue(str(value), str(label), counts[str(value)], str(value) in chosen)
        for value, label in choices
        if counts[str(value)] or str(value) in chosen
    ]
