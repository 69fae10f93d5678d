"""The lists of people and of teams."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.patents.api import Team
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import Chip, cleared, paginate
from panhuo.web.people.narrow import LONGEST, NAMES, PeopleQuery
from panhuo.web.people.own import works_for


@members_only
@require_GET
def people_list(request: UserRequest) -> HttpResponse:
    """People of the organisations that the user belongs to."""
    query = PeopleQuery(request.GET, request.user)
    facets = query.facets()
    rows = query.rows()
    context = {
        "page": paginate(request, rows, count=query.people().count()),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": cleared(request.GET, (*NAMES, "q")),
        "q": query.q,
        "kept": [(k, v) for k, vs in request.GET.lists() for v in vs if v and k not in {"q", "page"}],
        "units": works_for(request.user),
        "tab": "people",
    }
    return render(request, "web/people/list.html", context)


@members_only
@require_GET
def team_list(request: UserRequest) -> HttpResponse:
    """Teams of the organisations that the user belongs to; `q`: a part of the team's or a member's name."""
    word = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    teams = Team.objects.visible_to(request.user)
    if word:
        found = teams.filter(name__icontains=word) | teams.filter(members__name__icontains=word)
        teams = Team.objects.filter(pk__in=found.values("pk"))
    rows = teams.select_related("organisation").prefetch_related("members").annotate(people=Count("members"))
    context = {
        "page": paginate(request, rows.order_by("name", "pk")),
        "q": word,
        "units": works_for(request.user),
        "tab": "teams",
    }
    return render(request, "web/people/teams.html", context)
