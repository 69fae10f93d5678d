"""The list of entries, its template file, and how far the colleges are."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.inventory.api import (
    ENTRY_SORTS,
    TRANSITIONS,
    CollegeProgress,
    EntryState,
    Hand,
    InventorySettings,
    colleges_of,
    entries_for,
    may_run_inventory,
    may_set_up,
    progress_by_college,
    settings_of,
    short_name,
    write_filled_template,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.inventory.choose import institution, own_institutions
from panhuo.web.inventory.files import MOST_ROWS, workbook
from panhuo.web.inventory.query import FILTERS, EntryListQuery, chips, facet_views
from panhuo.web.listing import PAGE_SIZES, cleared, paginate, replaced
from panhuo.web.shortlists import XLSX, Cell, Column, wants_workbook, workbook_of


@members_only
@require_GET
def entry_list(request: UserRequest) -> HttpResponse:
    """What the user sees of their institution's inventory; authorities go on to their checks."""
    if not own_institutions(request):
        return redirect("inventory-sampling-list")
    query = EntryListQuery.of(request)
    facets = facet_views(request.GET, query)
    context = {
        "organisation": query.organisation,
        "institutions": own_institutions(request),
        "settings": query.settings,
        "is_open": query.settings.pk is not None,
        "page": paginate(request, query.rows()),
        "labels": {level.value: level.label for level in query.settings.levels},
        "facets": facets,
        "chips": chips(request.GET, query, facets),
        "clear_url": cleared(request.GET, FILTERS),
        "filtered": bool(query.filters),
        "q": query.filters.q,
        "sort": query.sort,
        "sorts": ENTRY_SORTS.items(),
        "sizes": PAGE_SIZES,
        "today": timezone.localdate(),
        "actions": bulk_choices(request, query),
        "may_run": may_run_inventory(request.user, query.organisation),
        "may_set_up": may_set_up(request.user, query.organisation),
    } | kept_pairs(request)
    return render(request, "web/inventory/list.html", context)


def kept_pairs(request: UserRequest) -> dict[str, list[tuple[str, str]]]:
    """What the forms of the page must carry on so that each changes only its own part of the address."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values if value]
    return {
        "kept": [pair for pair in pairs if pair[0] not in {"q", "page"}],
        "kept_for_sort": [pair for pair in pairs if pair[0] not in {"sort", "size", "page"}],
    }


def bulk_choices(request: UserRequest, query: EntryListQuery) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of what this user can do to many entries at once; empty for those who only look."""
    hand = Hand.of(request.user)
    office = hand.is_root or query.organisation.pk in hand.staff
    colleges = list(colleges_of(query.organisation))
    college = bool(hand.staff & {one.pk for one in colleges})
    if not (office or college):
        return []
    roles = {"filler", "college"} | ({"university"} if office else set())
    moves = [(f"move:{row.verb}", str(row.label)) for row in TRANSITIONS if row.who in roles]
    grades = [(f"grade:{level.value}", level.label) for level in query.settings.levels]
    groups = [(_("流转"), moves), (_("设定自评等级"), [*grades, ("grade:", _("清空（未知）"))])]
    if office:
        named = [(f"college:{one.pk}", short_name(one, query.organisation)) for one in colleges]
        groups.append((_("指定学院"), [*named, ("college:", _("不属于学院"))]))
    return groups


@members_only
@require_GET
def entry_export(request: UserRequest) -> FileResponse:
    """The narrowed list in the 盘活 template. Raises InvalidInput for more rows than a sheet is good for."""
    query = EntryListQuery.of(request)
    count = query.entries().count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 件，一次最多导出 %(most)s 件。请先用筛选缩小范围。")
        raise InvalidInput(message % {"n": count, "most": MOST_ROWS}, field="filters")
    return workbook(lambda path: write_filled_template(query.entries(), path), name=_("盘活建档表"))


@members_only
@require_GET
def progress(request: UserRequest) -> HttpResponseBase:
    """How far each college is: a picture, the same as a table with links to the entries, and (`?export=xlsx`) Excel."""
    organisation = institution(request)
    lines = progress_by_college(entries_for(request.user, organisation))
    settings = settings_of(organisation)
    if wants_workbook(request):
        return workbook_of(lines, name=_("盘点进度"), columns=_progress_columns(settings))
    context = {
        "organisation": organisation,
        "export_url": replaced(request.GET, export=XLSX),
        "lines": [(line, _name(line, settings), line.college.pk if line.college else "unknown") for line in lines],
        "states": EntryState.choices,
        "chart": _chart(lines, settings),
        "total": sum(line.total for line in lines),
        "in_base": sum(line.in_base for line in lines),
        "convertible": sum(line.states.get(EntryState.CONVERTIBLE, 0) for line in lines),
        "overdue": sum(line.overdue for line in lines),
    }
    return render(request, "web/inventory/progress.html", context)


def _progress_columns(settings: InventorySettings) -> list[Column]:
    def of_state(state: str) -> Cell:
        return lambda line: line.states.get(state, 0)

    return [
        Column(_("学院"), 28, lambda line: _name(line, settings)),
        *(Column(str(label), 12, of_state(state)) for state, label in EntryState.choices),
        Column(_("合计"), 8, lambda line: line.total),
        Column(_("超期"), 8, lambda line: line.overdue),
    ]


def _name(line: CollegeProgress, settings: InventorySettings) -> str:
    return short_name(line.college, settings.organisation) if line.college else _("未分学院")


def _chart(lines: list[CollegeProgress], settings: InventorySettings) -> dict[str, Any]:
    """Stacked bars, one a college, in the order of the way through the states."""
    shown = lines[:20][::-1]
    return {
        "color": ["#b9c3c6", "#d9a441", "#b3261e", "#c08a2e", "#8c1d18", "#5f8fa8", "#0e5c68", "#7a868b"],
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 24, "top": 36, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "data": [_name(line, settings) for line in shown]},
        "series": [
            {
                "name": str(label),
                "type": "bar",
                "stack": "n",
                "barMaxWidth": 28,
                "data": [line.states.get(state, 0) for line in shown],
            }
            for state, label in EntryState.choices
        ],
    }
