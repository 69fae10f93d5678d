"""The match page of a need, and its Excel."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.matching.api import PatentHit, Results, patents_for_need
from panhuo.needs.api import Need
from panhuo.web.access import public
from panhuo.web.match.filters import MatchFilters
from panhuo.web.match.make import patent_cards
from panhuo.web.match.page import mode_line
from panhuo.web.match.seen import note_seen
from panhuo.web.match.views.find import need_of
from panhuo.web.match.views.listed import listed
from panhuo.web.match.workbook import matches_workbook


@public
@require_GET
def need_match(request: HttpRequest, pk: int) -> HttpResponse:
    """The need left, the ranked patents right."""
    need = need_of(request, pk)
    filters = MatchFilters.of(request.GET)
    results = _found(request, need, filters)
    note_seen(need, user=request.user)
    context = listed(
        request,
        results,
        demand=need,
        filters=filters,
        rate_url=reverse("need-match-rate", args=(pk,)),
        export_url=reverse("need-match-export", args=(pk,)),
    )
    return render(request, "web/match/need.html", {"need": need, **context})


@public
@require_GET
def need_match_export(request: HttpRequest, pk: int) -> FileResponse:
    """The same list as a workbook."""
    need = need_of(request, pk)
    results = _found(request, need, MatchFilters.of(request.GET))
    file = matches_workbook(need.title, patent_cards(results.hits), notes=(mode_line(results), *results.notes))
    return FileResponse(file, as_attachment=True, filename=_("匹配_%(n)s.xlsx") % {"n": need.pk})


def _found(request: HttpRequest, need: Need, filters: MatchFilters) -> Results[PatentHit]:
    return patents_for_need(need, user=request.user, filters=filters.for_matcher(), limit=filters.top)
