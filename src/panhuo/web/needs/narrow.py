"""The list of needs as the address asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from panhuo.needs.api import (
    NEED_SORTS,
    Need,
    NeedFacets,
    NeedFilters,
    NeedQuerySet,
    filter_needs,
    knows_firm,
    need_sort,
    seen_facets,
)
from panhuo.orgs.api import Viewer
from panhuo.web.listing import Chip, Facet, facet, replaced, toggled

FACETS: Final = ("status", "industry", "region", "mode")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`kept`: pairs that the form of word and sort carries along."""

    rows: NeedQuerySet
    facets: Sequence[Facet]
    chips: Sequence[Chip]
    kept: Sequence[tuple[str, str]]
    q: str
    sort: str
    total: int


def narrowed(request: HttpRequest) -> Narrowed:
    """What the user may see, narrowed and sorted."""
    filters = NeedFilters.from_params(request.GET)
    sort = request.GET.get("sort", "")
    sort = sort if sort in NEED_SORTS else next(iter(NEED_SORTS))
    visible = Need.objects.visible_to(request.user)
    knows = knows_firm(Viewer.of(request.user))
    rows = need_sort(filter_needs(visible, filters, knows=knows), sort).select_related("organisation", "region")
    counts = seen_facets(request.user, filters, knows=knows)
    return Narrowed(
        rows=rows,
        facets=_facets(request.GET, counts),
        chips=_chips(request.GET, counts, filters.q),
        kept=[(name, value) for name, value in filters.params() if name != "q"],
        q=filters.q,
        sort=sort,
        total=counts.total,
    )


def _labels() -> dict[str, str]:
    return {"status": _("状态"), "industry": _("行业"), "region": _("地区"), "mode": _("合作方式")}


def _facets(params: QueryDict, counts: NeedFacets) -> list[Facet]:
    labels = _labels()
    return [
        facet(
            params, name=name, label=labels[name], counts=[(v.value, v.label, v.count) for v in getattr(counts, name)]
        )
        for name in FACETS
        if getattr(counts, name)
    ]


def _chips(params: QueryDict, counts: NeedFacets, q: str) -> list[Chip]:
    labels = _labels()
    chips = [Chip(_("包含"), q, replaced(params, q=""))] if q else []
    for name in FACETS:
        chosen = [value for value in getattr(counts, name) if value.selected]
        chips += [Chip(labels[name], value.label, toggled(params, name, value.value)) for value in chosen]
    return chips
