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
from panhuo.web.match.filters import MatchFilters, filter_view
from panhuo.web.match.items import patent_items
from panhuo.web.match.make import patent_cards
from panhuo.web.match.page import Tools, mode_line, nothing
from panhuo.web.match.rows import asked
from panhuo.web.match.seen import note_seen
from panhuo.web.match.subject import need_subject
from panhuo.web.match.views.find import need_of
from panhuo.web.match.who import Looker
from panhuo.web.match.workbook import matches_workbook


@public
@require_GET
def need_match(request: HttpRequest, pk: int) -> HttpResponse:
    """The need left, the ranked patents right."""
    need = need_of(request, pk)
    filters = MatchFilters.of(request.GET)
    results = _found(request, need, filters)
    note_seen(need, user=request.user)
    cards = patent_cards(results.hits)
    parts = asked(results.hits[0].explanation) if results.hits else []
    items = patent_items(
        cards,
        demand=need,
        looker=Looker.of(request.user),
        url=reverse("need-match-rate", args=(pk,)),
        back=request.get_full_path(),
    )
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "need": need,
        "subject": need_subject(need, parts, cards),
        "items": items,
        "filters": filter_view(filters),
        "letter": filters.letter,
        "tools": Tools(
            headline=_("%(n)s 件专利") % {"n": len(cards)},
            export_url=reverse("need-match-export", args=(pk,)) + query if cards else "",
            prints_letter=bool(cards),
        ),
        "mode_line": mode_line(results),
        "notes": results.notes,
        "none": nothing(results, usual=filters.is_usual, items=items),
    }
    return render(request, "web/match/need.html", context)


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
