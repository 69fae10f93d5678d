"""Self-grade beside the interest of enterprises: cells are chosen and acted on."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import Organisation
from panhuo.portfolio.inventory.api import Entry, EntryQuerySet, settings_of
from panhuo.portfolio.ratings.api import COLUMNS, UNRATED, entries_in, matrix
from panhuo.web.access import UserRequest, members_only
from panhuo.web.inventory.query import EntryListQuery
from panhuo.web.inventory.views.browse import bulk_choices
from panhuo.web.inventory.views.bulk import do, tell
from panhuo.web.listing import paginate, toggled
from panhuo.web.ratings.choose import rated_institution

SHADES = 5


@members_only
@require_GET
def matrix_page(request: UserRequest) -> HttpResponse:
    """The matrix; under it the patents of the chosen cells and what can be done to them."""
    organisation = rated_institution(request)
    entries = Entry.objects.filter(organisation=organisation)
    counts = matrix(entries, organisation)
    cells = chosen_cells(request.GET, organisation)
    chosen = _rows(entries_in(entries, organisation, cells)) if cells else entries.none()
    context = {
        "organisation": organisation,
        "columns": [(name, _("未评价") if name == UNRATED else name) for name in COLUMNS],
        "lines": _lines(request.GET, organisation, counts, cells),
        "cells": cells,
        "page": paginate(request, chosen),
        "labels": {level.value: level.label for level in settings_of(organisation).levels},
        "actions": bulk_choices(request, EntryListQuery.of(request)),
        "total": sum(counts.values()),
    }
    return render(request, "web/ratings/matrix.html", context)


@members_only
@require_POST
def matrix_do(request: UserRequest) -> HttpResponse:
    """Do one thing to all patents of the chosen cells."""
    organisation = rated_institution(request)
    params = QueryDict(request.POST.get("query", ""))
    cells = chosen_cells(params, organisation)
    entries = entries_in(Entry.objects.filter(organisation=organisation), organisation, cells)
    ids = list(entries.order_by("pk").values_list("pk", flat=True))
    reason = request.POST.get("reason", "")
    action, refused = do(request.POST.get("do", ""), ids, organisation=organisation, actor=request.user, reason=reason)
    tell(request, action, refused)
    return redirect(f"{reverse('rating-matrix')}?{params.urlencode()}")


def chosen_cells(params: QueryDict, organisation: Organisation) -> list[tuple[str, str]]:
    """The cells that the address names (``cell=4:5``), those that there are."""
    grades = [str(level.value) for level in settings_of(organisation).levels] + ["unknown"]
    pairs = [tuple(value.split(":", 1)) for value in params.getlist("cell") if ":" in value]
    return [(grade, column) for grade, column in dict.fromkeys(pairs) if grade in grades and column in COLUMNS]


def _lines(
    params: QueryDict, organisation: Organisation, counts: dict[tuple[str, str], int], cells: list[tuple[str, str]]
) -> list[tuple[str, list[dict[str, object]], int]]:
    rows = [(str(level.value), level.label) for level in settings_of(organisation).levels]
    most = max(counts.values(), default=1)
    lines = []
    for grade, label in [*rows, ("unknown", _("未自评"))]:
        line: list[dict[str, object]] = []
        for column in COLUMNS:
            n = counts.get((grade, column), 0)
            shade = -(-SHADES * n // most) if n else 0
            url = toggled(params, "cell", f"{grade}:{column}")
            line.append({"n": n, "shade": shade, "url": url, "active": (grade, column) in cells})
        lines.append((label, line, sum(counts.get((grade, column), 0) for column in COLUMNS)))
    return lines


def _rows(entries: EntryQuerySet) -> EntryQuerySet:
    related = entries.select_related("patent", "college__parent").prefetch_related("patent__identifiers")
    return related.defer("patent__abstract", "patent__claims", "patent__description", "patent__extra").order_by("pk")
