"""Patents for an enterprise profile."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.matching.api import PatentHit, Results, patents_for_profile
from panhuo.needs.api import EnterpriseProfile
from panhuo.web.access import UserRequest, members_only
from panhuo.web.match.filters import MatchFilters
from panhuo.web.match.make import patent_cards
from panhuo.web.match.page import mode_line
from panhuo.web.match.pushed import pushed_to
from panhuo.web.match.views.find import own_profile
from panhuo.web.match.views.listed import listed
from panhuo.web.match.workbook import matches_workbook


@members_only
@require_GET
def profile_match(request: UserRequest) -> HttpResponse:
    """The same page as a need's; without a profile the way to its form."""
    profile = own_profile(request)
    if profile is None:
        return redirect("profile")
    filters = MatchFilters.of(request.GET)
    context = listed(
        request,
        _found(request, profile, filters),
        demand=profile,
        filters=filters,
        rate_url=reverse("profile-match-rate"),
        export_url=reverse("profile-match-export"),
    )
    context["pushed"] = pushed_to(profile, user=request.user)
    return render(request, "web/match/profile.html", {"profile": profile, **context})


@members_only
@require_GET
def profile_match_export(request: UserRequest) -> HttpResponse | FileResponse:
    """The same list as a workbook."""
    profile = own_profile(request)
    if profile is None:
        return redirect("profile")
    results = _found(request, profile, MatchFilters.of(request.GET))
    name = str(profile.organisation)
    file = matches_workbook(name, patent_cards(results.hits), notes=(mode_line(results), *results.notes))
    return FileResponse(file, as_attachment=True, filename=_("匹配_企业画像.xlsx"))


def _found(request: UserRequest, profile: EnterpriseProfile, filters: MatchFilters) -> Results[PatentHit]:
    return patents_for_profile(profile, user=request.user, filters=filters.for_matcher(), limit=filters.top)
