"""Parts of a patent's page that take time: fetched by htmx, so that the page itself is there at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from panhuo.matching.api import needs_for_patent, similar_patents, takers_for_patent
from panhuo.web.access import UserRequest, members_only, public
from panhuo.web.patents.detail import visible_patent
from panhuo.web.patents.work import work_links

SHOWN = 6


@public
def patent_similar(request: HttpRequest, pk: int) -> HttpResponse:
    """Patents that speak of the same."""
    results = similar_patents(visible_patent(request, pk), user=request.user, limit=SHOWN)
    return render(request, "web/patents/_similar.html", {"results": results})


@public
def patent_needs(request: HttpRequest, pk: int) -> HttpResponse:
    """Needs that the patent may answer, of those that the user may see."""
    patent = visible_patent(request, pk)
    results = needs_for_patent(patent, user=request.user, limit=SHOWN)
    return render(request, "web/patents/_needs.html", {"patent": patent, "results": results})


@public
def patent_takers(request: HttpRequest, pk: int) -> HttpResponse:
    """Enterprises whose needs, profiles or own patents lie near."""
    results = takers_for_patent(visible_patent(request, pk), user=request.user, limit=SHOWN)
    return render(request, "web/patents/_takers.html", {"results": results})


@members_only
def patent_work(request: UserRequest, pk: int) -> HttpResponse:
    """What the rooms know of it, of that which the user may see."""
    links = work_links(visible_patent(request, pk), request.user)
    return render(request, "web/patents/_work.html", {"links": links})
