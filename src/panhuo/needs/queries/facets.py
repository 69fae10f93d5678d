"""How many needs of a list have which status, industry, region and mode."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.needs.enums import CooperationMode, NeedStatus
from panhuo.needs.models import Need
from panhuo.needs.queries.filters import OPENLY, UNKNOWN, NeedFilters, filter_needs
from panhuo.needs.queries.industry import shipped_industries
from panhuo.needs.queries.visible import NeedQuerySet, only_for
from panhuo.orgs.api import Region, Viewer, newest

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

COUNTED_ALWAYS: Final = 5000
"""Below this number of needs counting costs less than remembering."""
KEPT_SECONDS: Final = 60


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
    return _facets(lambda narrow: _count(filter_needs(needs, narrow, knows=knows)), filters or NeedFilters())


def _facets(count: Callable[[NeedFilters], list[tuple[_Row, int]]], filters: NeedFilters) -> NeedFacets:
    whole = count(filters)
    counts = dict.fromkeys(("status", "industry", "region", "mode"), whole)
    for name in counts:
        if getattr(filters, name):
            counts[name] = count(filters.without(name))
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


def seen_facets(user: User | AnonymousUser, filters: NeedFilters, *, knows: Q = OPENLY) -> NeedFacets:
    """`need_facets` over what the user may see.

    What everybody (with an account) sees is counted once for all of them, and again after a write to a need or a
    minute; what only this user sees beside that is counted each time. A small stock is always counted.
    """
    viewer = Viewer.of(user)
    last, written = newest(Need, told_of=("need",))
    if last < COUNTED_ALWAYS or filters.q or filters.organisation:
        return need_facets(Need.objects.visible_to(user), filters, knows=knows)
    levels = _levels(viewer)
    shared = Need.objects.all() if viewer.sees_all else Need.objects.filter(visibility__in=levels)
    more = Need.objects.none() if viewer.sees_all else Need.objects.filter(only_for("need", viewer))
    key = f"needs:{levels}:{viewer.sees_all}:{last}:{written}:{timezone.localdate()}"

    def count(narrow: NeedFilters) -> list[tuple[_Row, int]]:
        name = hashlib.sha256(f"{key}:{narrow.params()}".encode()).hexdigest()
        common: list[tuple[_Row, int]] | None = cache.get(name)
        if common is None:
            common = _count(filter_needs(shared, narrow, knows=knows))
            cache.set(name, common, KEPT_SECONDS)
        own = filter_needs(more.exclude(visibility__in=levels), narrow, knows=knows)
        return [*common, *_count(own)]

    return _facets(count, filters)


def _levels(viewer: Viewer) -> tuple[str, ...]:
    return ("public", "members") if viewer.is_member else ("public",)


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
