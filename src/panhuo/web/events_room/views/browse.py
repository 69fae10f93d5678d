"""Events in a list, with filters, and as a workbook."""

from __future__ import annotations

from pathlib import Path

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.events.api import (
    Campaign,
    EventKind,
    EventParty,
    EventState,
    MatchEvent,
    MatchingEventQuerySet,
    may_keep_campaigns,
    may_propose_for,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import organisations_of
from panhuo.web.access import public
from panhuo.web.format import moment
from panhuo.web.inventory.files import MOST_ROWS, workbook
from panhuo.web.listing import Chip, Facet, cleared, facet, paginate

NAMES = ("state", "kind", "campaign", "year")


@public
@require_GET
def event_list(request: HttpRequest) -> HttpResponse:
    """Events that the user may see, the latest first."""
    rows = _narrowed(_base(request), request.GET)
    facets = _facets(request)
    own = organisations_of(request.user)
    context = {
        "page": paginate(request, rows.select_related("organisation", "campaign__series")),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": cleared(request.GET, NAMES),
        "may_propose": any(may_propose_for(request.user, one) for one in own),
        "may_keep": may_keep_campaigns(request.user),
        "invited": EventParty.objects.visible_to(request.user).filter(organisation__in=own).count(),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "q": request.GET.get("q", ""),
    }
    return render(request, "web/events_room/list.html", context)


@public
@require_GET
def event_export(request: HttpRequest) -> FileResponse:
    """The narrowed list."""
    rows = _narrowed(_base(request), request.GET).select_related("organisation", "campaign__series")[:MOST_ROWS]
    return workbook(lambda path: _write(path, list(rows)), name=_("对接活动"))


def _write(path: Path, rows: list[MatchEvent]) -> None:
    heads = [
        (_("名称"), 40.0), (_("类型"), 12.0), (_("主办单位"), 30.0), (_("首场开始时间"), 18.0), (_("地点"), 24.0),
        (_("所属专项活动"), 28.0), (_("状态"), 10.0),
    ]  # fmt: skip
    with Book(path) as book:
        sheet = book.sheet(_("对接活动"), heads)
        for at, one in enumerate(rows, start=1):
            cells = (
                one.title, str(one.get_kind_display()), one.organisation.name, moment(one.starts_at), one.place,
                str(one.campaign or ""), str(one.get_state_display()),
            )  # fmt: skip
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)


def _base(request: HttpRequest) -> MatchingEventQuerySet:
    rows = MatchEvent.objects.visible_to(request.user)
    word = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    return rows.filter(title__icontains=word) if word else rows


def _narrowed(rows: MatchingEventQuerySet, params: QueryDict, *, without: str = "") -> MatchingEventQuerySet:
    chosen = {name: params.getlist(name) for name in NAMES if name != without}
    for name in ("state", "kind"):
        if chosen.get(name):
            rows = rows.filter(**{f"{name}__in": chosen[name]})
    campaigns = [int(one) for one in chosen.get("campaign", ()) if one.isdecimal() and len(one) < 10]  # noqa: PLR2004
    years = [int(one) for one in chosen.get("year", ()) if one.isdecimal() and len(one) == 4]  # noqa: PLR2004
    if campaigns:
        rows = rows.filter(campaign__in=campaigns)
    return rows.filter(starts_at__year__in=years) if years else rows


def _facets(request: HttpRequest) -> list[Facet]:
    params, base = request.GET, _base(request)
    states, kinds = dict(EventState.choices), dict(EventKind.choices)
    campaigns = {str(one.pk): str(one) for one in Campaign.objects.select_related("series")}

    def counted(name: str, field: str) -> list[tuple[str, int]]:
        rows = _narrowed(base, params, without=name).order_by().annotate(year=ExtractYear("starts_at"))
        pairs = rows.values_list(field).annotate(n=Count("pk")).order_by(field)
        return [(str(value), n) for value, n in pairs if value is not None]

    found = [
        (_("状态"), "state", [(v, str(states[v]), n) for v, n in counted("state", "state")]),
        (_("类型"), "kind", [(v, str(kinds[v]), n) for v, n in counted("kind", "kind")]),
        (_("所属专项活动"), "campaign", [(v, campaigns.get(v, v), n) for v, n in counted("campaign", "campaign")]),
        (_("年度"), "year", [(v, v, n) for v, n in counted("year", "year")]),
    ]
    return [facet(params, name=name, label=label, counts=counts) for label, name, counts in found if counts]
