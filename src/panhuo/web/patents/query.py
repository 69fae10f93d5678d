"""The list of patents as its address asks for it: the same for the page and for the export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.patents.api import (
    DEFAULT_SORT,
    SORTS,
    FacetValue,
    Patent,
    PatentFacets,
    PatentFilters,
    PatentQuerySet,
    Visibility,
    filter_patents,
    patent_sort,
    seen_patent_facets,
)
from panhuo.web.listing import Chip, Facet, FacetEntry, replaced, toggled

FILTER_NAMES = ("q", "kind", "state", "owner", "ipc", "year", "symbol", "year_from", "year_to", "visibility")
SHOWN_RELATED = ("identifiers", "owners__owner_name")


@dataclass(frozen=True, slots=True)
class PatentListQuery:
    """What is asked, what may be seen at all (`base`), and the order."""

    params: QueryDict
    filters: PatentFilters
    base: PatentQuerySet
    sort: str
    user: User | AnonymousUser

    @classmethod
    def of(cls, request: HttpRequest) -> PatentListQuery:
        """From the address; what makes no sense in it is left out."""
        sort = request.GET.get("sort", "")
        return cls(
            params=request.GET,
            filters=PatentFilters.from_params(request.GET),
            base=Patent.objects.visible_to(request.user),
            sort=sort if sort in SORTS else DEFAULT_SORT,
            user=request.user,
        )

    def narrowed(self) -> PatentQuerySet:
        """The patents, in no order."""
        return filter_patents(self.base, self.filters)

    def patents(self) -> PatentQuerySet:
        """The patents in their order, with what a line of the list needs."""
        return patent_sort(self.narrowed(), self.sort).prefetch_related(*SHOWN_RELATED)

    def facets(self) -> PatentFacets:
        """Counts of each facet under all other filters."""
        return seen_patent_facets(self.user, self.filters)


def facet_views(params: QueryDict, facets: PatentFacets) -> list[Facet]:
    """The facets beside the list. IPC has two: sections, and below them subclasses."""
    groups: list[tuple[str, str, str, Sequence[FacetValue]]] = [
        ("state", "state", _("法律状态"), facets.state),
        ("kind", "kind", _("类型"), facets.kind),
        ("owner", "owner", _("权利人"), facets.owner),
        ("section", "ipc", _("IPC 部"), [_with_letter(v) for v in facets.section]),
        ("subclass", "ipc", _("IPC 小类"), facets.subclass),
        ("year", "year", _("申请年"), facets.year),
    ]
    return [
        Facet(name, label, [FacetEntry(v.label, v.count, toggled(params, key, v.value), v.selected) for v in values])
        for name, key, label, values in groups
        if values
    ]


def _with_letter(value: FacetValue) -> FacetValue:
    """A section's title after its letter."""
    letter = len(value.value) == 1
    return replace(value, label=f"{value.value} {value.label}") if letter else value


def chips(params: QueryDict, filters: PatentFilters, facets: list[Facet]) -> list[Chip]:
    """The filters that are on, each with the address that takes it away."""
    found = [Chip(f.label, entry.label, entry.url) for f in facets for entry in f.entries if entry.active]
    levels = dict(Visibility.choices)
    found += [Chip(_("公开范围"), str(levels[v]), toggled(params, "visibility", v)) for v in filters.visibility]
    texts = (("q", _("查找"), filters.q), ("symbol", _("分类号"), filters.symbol))
    years = (("year_from", _("申请年自"), filters.year_from), ("year_to", _("申请年至"), filters.year_to))
    found += [
        Chip(label, str(value), replaced(params, **{name: ""}))
        for name, label, value in (*texts, *years)
        if value not in ("", None)
    ]
    return found
