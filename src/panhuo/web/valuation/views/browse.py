"""The list of valuations, and its Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.patents.api import display_number
from panhuo.portfolio.valuation.api import Valuation, ValuationQuerySet, ValuationState
from panhuo.web.access import AccessRule, UserRequest, may_enter, members_only
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate
from panhuo.web.prefiling.words import hundredths

NAMES = ("scenario", "state", "organisation")
SORTS = {"new": ("-pk",), "total": ("-total", "-pk"), "coverage": ("-coverage", "-pk")}


@dataclass(frozen=True, slots=True)
class Row:
    valuation: Valuation
    number: str
    scenario: str
    total: str
    coverage: str


@members_only
@require_GET
def valuation_list(request: UserRequest) -> HttpResponse:
    """Narrowed and sorted as the address says."""
    base = Valuation.objects.visible_to(request.user)
    facets = _facets(request.GET, base)
    sort = request.GET.get("sort", "new")
    page = paginate(request, _related(_narrow(base, request.GET)).order_by(*SORTS.get(sort, SORTS["new"])))
    context = {
        "page": page,
        "rows": [_row(one) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "sort": sort,
        "sorts": [("new", _("最新在前")), ("total", _("总分从高到低")), ("coverage", _("已评权重从高到低"))],
        "kept": [(name, value) for name in NAMES for value in request.GET.getlist(name) if value],
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": may_enter(AccessRule.STAFF, request.user),
    }
    return render(request, "web/valuation/list.html", context)


@members_only
@require_GET
def valuation_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    rows = _related(_narrow(Valuation.objects.visible_to(request.user), request.GET))
    heads = [
        (_("专利号"), 20.0), (_("专利名称"), 48.0), (_("评估场景"), 12.0), (_("总分"), 10.0), (_("已评权重"), 10.0),
        (_("评分人数"), 10.0), (_("状态"), 10.0), (_("评估单位"), 28.0), (_("建立日期"), 12.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "valuations.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("价值评估"), heads)
            for at, row in enumerate((_row(one) for one in rows), start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("价值评估.xlsx"))


def _cells(row: Row) -> Iterable[str | int | None]:
    one = row.valuation
    return (
        row.number, one.patent.title or one.patent.title_en, row.scenario, row.total, f"{row.coverage}%", one.raters,
        str(one.get_state_display()), str(one.organisation), day(one.created_at),
    )  # fmt: skip


def _related(rows: ValuationQuerySet) -> ValuationQuerySet:
    return rows.select_related("patent", "organisation", "scheme").prefetch_related("patent__identifiers")


def _row(one: Valuation) -> Row:
    names = {scenario["id"]: scenario["label"] for scenario in one.scheme.data["scenarios"]}
    return Row(
        one,
        display_number(one.patent),
        names.get(one.scenario, one.scenario),
        hundredths(one.total),
        hundredths(one.coverage),
    )


def _narrow(rows: ValuationQuerySet, params: QueryDict, *, without: str = "") -> ValuationQuerySet:
    for name in NAMES:
        chosen = [value for value in params.getlist(name) if value]
        if name == "organisation":
            chosen = [value for value in chosen if value.isdecimal()]
        if chosen and name != without:
            rows = rows.filter(**{f"{name}__in": chosen})
    return rows


def _facets(params: QueryDict, base: ValuationQuerySet) -> list[Facet]:
    states = dict(ValuationState.choices)
    names = {
        scenario["id"]: scenario["label"]
        for data in base.order_by().values_list("scheme__data", flat=True).distinct()
        for scenario in data["scenarios"]
    }
    counted = {name: _narrow(base, params, without=name).order_by() for name in NAMES}
    scenarios = counted["scenario"].values_list("scenario").annotate(n=Count("pk")).order_by("scenario")
    by_state = counted["state"].values_list("state").annotate(n=Count("pk")).order_by("state")
    units = counted["organisation"].values_list("organisation_id", "organisation__name").annotate(n=Count("pk"))
    found = [
        facet(params, name="scenario", label=_("场景"), counts=[(v, names.get(v, v), n) for v, n in scenarios]),
        facet(params, name="state", label=_("状态"), counts=[(v, str(states[v]), n) for v, n in by_state]),
        facet(
            params,
            name="organisation",
            label=_("单位"),
            counts=[(str(pk), name, n) for pk, name, n in units.order_by("organisation__name")],
        ),
    ]
    return [one for one in found if one.entries]
