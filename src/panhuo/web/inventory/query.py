"""The list of entries as its address asks for it: the same for the page, the bulk actions and the export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation, User
from panhuo.portfolio.inventory.api import (
    ENTRY_SORTS,
    INTENT_MODES,
    EntryFilters,
    EntryQuerySet,
    EntryState,
    Implemented,
    Intent,
    InventorySettings,
    colleges_of,
    entries_for,
    entry_facets,
    filter_entries,
    found_by_text,
    settings_of,
    short_name,
    sort_entries,
)
from panhuo.web.access import UserRequest
from panhuo.web.inventory.choose import institution
from panhuo.web.listing import Chip, Facet, facet, replaced

FILTERS = ("q", "state", "college", "grade", "trl", "intent", "mode", "implemented", "overdue")


@dataclass(frozen=True, slots=True)
class EntryListQuery:
    """`base`: what the user may see of the institution and has the text asked for; `others`: the filters without it."""

    organisation: Organisation
    settings: InventorySettings
    filters: EntryFilters
    others: EntryFilters
    base: EntryQuerySet
    sort: str

    @classmethod
    def of(cls, request: UserRequest) -> EntryListQuery:
        organisation = institution(request)
        return cls.over(request.GET, user=request.user, organisation=organisation)

    @classmethod
    def over(cls, params: QueryDict, *, user: User, organisation: Organisation) -> EntryListQuery:
        sort = params.get("sort", "")
        filters = EntryFilters.from_params(params)
        base, others = found_by_text(entries_for(user, organisation), filters)
        return cls(
            organisation=organisation,
            settings=settings_of(organisation),
            filters=filters,
            others=others,
            base=base,
            sort=sort if sort in ENTRY_SORTS else next(iter(ENTRY_SORTS)),
        )

    def entries(self) -> EntryQuerySet:
        """In their order."""
        return sort_entries(filter_entries(self.base, self.others), self.sort)

    def rows(self) -> EntryQuerySet:
        """With what a line of the list shows; long texts stay in the database."""
        related = self.entries().select_related("patent", "college__parent").prefetch_related("patent__identifiers")
        return related.defer(
            "patent__abstract", "patent__abstract_en", "patent__claims", "patent__description", "patent__extra"
        )

    def facets(self) -> dict[str, Counter[str]]:
        return entry_facets(self.base, self.others)


def facet_views(params: QueryDict, query: EntryListQuery) -> list[Facet]:
    """The facets beside the list, each value with its words, in the order in which people think of them."""
    counts = query.facets()
    unknown = ("unknown", _("未知"))
    colleges = [(str(one.pk), short_name(one, query.organisation)) for one in colleges_of(query.organisation)]
    groups: list[tuple[str, str, Sequence[tuple[str, str]]]] = [
        ("state", _("状态"), [(value, str(label)) for value, label in EntryState.choices]),
        ("college", _("学院"), [*colleges, ("unknown", _("未分学院"))]),
        ("grade", _("自评等级"), [*((str(one.value), one.label) for one in query.settings.levels), unknown]),
        ("trl", _("技术成熟度"), [*((str(n), f"TRL {n}") for n in range(9, 0, -1)), unknown]),
        ("intent", _("转化意愿"), [*((v, str(label)) for v, label in Intent.choices if v), unknown]),
        ("mode", _("转化方式"), [*((v, str(label)) for v, label in INTENT_MODES), unknown]),
        ("implemented", _("是否已实施"), [*((v, str(label)) for v, label in Implemented.choices if v), unknown]),
    ]
    found = [
        facet(params, name=name, label=label, counts=[(value, text, counts[name][value]) for value, text in values])
        for name, label, values in groups
    ]
    return [one for one in found if one.entries]


def chips(params: QueryDict, query: EntryListQuery, facets: list[Facet]) -> list[Chip]:
    """The filters that are on, each with the address that takes it away."""
    found = [Chip(f.label, entry.label, entry.url) for f in facets for entry in f.entries if entry.active]
    if "base" in query.filters.state:
        found.append(Chip(_("状态"), _("已入库（全部）"), replaced(params, state="")))
    if query.filters.q:
        found.append(Chip(_("查找"), query.filters.q, replaced(params, q="")))
    if query.filters.overdue:
        found.append(Chip(_("期限"), _("已超期"), replaced(params, overdue="")))
    return found
