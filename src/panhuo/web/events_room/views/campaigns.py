"""Campaigns: what runs when, and where the dates come from."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.exchange.events.api import (
    Campaign,
    CampaignSeries,
    MatchEvent,
    ensure_editions,
    may_keep_campaigns,
    save_campaign,
    save_series,
)
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, installation_admin, public
from panhuo.web.blame import blame
from panhuo.web.events_room.forms import CampaignForm, SeriesForm


@public
@require_GET
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Editions by year, the next year's first, with how many visible events belong to each."""
    if not CampaignSeries.objects.exists():
        ensure_editions()
    seen = MatchEvent.objects.visible_to(request.user).exclude(campaign=None)
    counts = dict(seen.order_by().values_list("campaign").annotate(n=Count("pk")))
    years: dict[int, list[tuple[Campaign, int]]] = {}
    for one in Campaign.objects.select_related("series"):
        years.setdefault(one.year, []).append((one, counts.get(one.pk, 0)))
    context = {
        "years": list(years.items()),
        "series": CampaignSeries.objects.all(),
        "may_keep": may_keep_campaigns(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "web/events_room/campaigns.html", context)


@installation_admin
@require_http_methods(["GET", "POST"])
def campaign_new(request: UserRequest) -> HttpResponse:
    return _edition(request, None)


@installation_admin
@require_http_methods(["GET", "POST"])
def campaign_edit(request: UserRequest, pk: int) -> HttpResponse:
    return _edition(request, get_object_or_404(Campaign.objects.select_related("series"), pk=pk))


def _edition(request: UserRequest, campaign: Campaign | None) -> HttpResponse:
    initial: dict[str, Any] = {"year": timezone.localdate().year}
    if campaign is not None:
        names = ("series", "year", "theme", "starts_on", "ends_on", "source")
        initial = {name: getattr(campaign, name) for name in names}
    form = CampaignForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_campaign(campaign, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("event-campaigns")
    context = {"form": form, "heading": str(campaign or _("新的年度活动")), "campaign": campaign}
    return render(request, "web/events_room/campaign_form.html", context, status=422 if form.errors else 200)


@installation_admin
@require_http_methods(["GET", "POST"])
def series_new(request: UserRequest) -> HttpResponse:
    return _series(request, None)


@installation_admin
@require_http_methods(["GET", "POST"])
def series_edit(request: UserRequest, pk: int) -> HttpResponse:
    return _series(request, get_object_or_404(CampaignSeries, pk=pk))


def _series(request: UserRequest, series: CampaignSeries | None) -> HttpResponse:
    names = ("name", "organiser", "cycle", "source", "retired")
    initial = {name: getattr(series, name) for name in names} if series else {}
    form = SeriesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_series(series, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("event-campaigns")
    context = {"form": form, "heading": str(series or _("新的专项活动")), "campaign": None}
    return render(request, "web/events_room/campaign_form.html", context, status=422 if form.errors else 200)
