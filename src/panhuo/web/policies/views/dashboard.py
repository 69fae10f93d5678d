"""Counts by region and by level, for the office and for the public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.policies.api import Policy, by_level, by_region, count_policies, public_overview
from panhuo.web.access import UserRequest, members_only, public
from panhuo.web.policies.charts import lines_chart


@members_only
@require_GET
def dashboard(request: UserRequest) -> HttpResponse:
    """Over all that the user may see; every figure leads to the policies behind it."""
    visible = Policy.objects.visible_to(request.user)
    regions, levels = by_region(visible), by_level(visible)
    context = {
        "counts": count_policies(visible),
        "regions": regions,
        "levels": levels,
        "region_chart": lines_chart(regions),
        "level_chart": lines_chart(levels),
    }
    return render(request, "web/policies/dashboard.html", context)


@public
@require_GET
def public_page(request: HttpRequest) -> HttpResponse:
    """What was published for the public."""
    found = public_overview()
    context = {"overview": found, "chart": lines_chart(found.regions)}
    return render(request, "web/policies/public.html", context)
