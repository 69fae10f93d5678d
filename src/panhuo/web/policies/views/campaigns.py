"""The yearly rounds: list, new, progress, whom to ask."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, Organisation, events_of
from panhuo.policies.api import (
    DUN_DAYS,
    Campaign,
    HandIn,
    assign,
    campaign_progress,
    candidates,
    end_campaign,
    may_run,
    move_deadline,
    open_campaign,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.policies.charts import progress_chart
from panhuo.web.policies.days import asked_day
from panhuo.web.policies.forms import CampaignForm
from panhuo.web.policies.who import authorities_of
from panhuo.web.policies.words import told


@members_only
@require_GET
def campaign_list(request: UserRequest) -> HttpResponse:
    """Those that one runs or owes something in."""
    campaigns = Campaign.objects.visible_to(request.user).select_related("authority")
    tasks = HandIn.objects.visible_to(request.user).select_related("campaign", "organisation", "reviewer")
    context = {"campaigns": campaigns, "tasks": tasks, "authorities": authorities_of(request.user)}
    return render(request, "web/policies/campaigns.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def campaign_new(request: UserRequest) -> HttpResponse:
    """A new round; the deadline offered is the notice's end of August."""
    year = timezone.localdate().year
    initial = {
        "year": year,
        "title": _("涉及专利的政策梳理盘点"),
        "deadline": f"{year}-08-31",
        "dun_days": ",".join(str(day) for day in DUN_DAYS),
    }
    form = CampaignForm(request.POST or None, initial=initial, holders=authorities_of(request.user))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            campaign = open_campaign(
                authority=values["holder"], year=values["year"], title=values["title"], deadline=values["deadline"],
                note=values["note"], dun_days=values["dun_days"], actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("policy-campaign", campaign.pk)
    return render(request, "web/policies/campaign_new.html", {"form": form}, status=422 if form.errors else 200)


@members_only
@require_GET
def campaign_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Progress by institution and region; for who runs it, whom to ask."""
    campaign = _campaign(request, pk)
    progress = campaign_progress(campaign, tasks=HandIn.objects.visible_to(request.user))
    runs = may_run(request.user, campaign)
    context = {
        "campaign": campaign,
        "progress": progress,
        "chart": progress_chart(progress),
        "may_run": runs,
        "candidates": candidates(campaign.authority, campaign=campaign) if runs else [],
        "moves": told(events_of("campaign", campaign.pk).filter(verb="deadline_moved").order_by("-pk")[:20]),
    }
    return render(request, "web/policies/campaign.html", context)


@staff_only
@require_POST
def campaign_assign(request: UserRequest, pk: int) -> HttpResponse:
    """Ask the ticked organisations."""
    campaign = _campaign(request, pk)
    chosen = chosen_organisations(request, candidates(campaign.authority, campaign=campaign))
    made = assign(campaign, organisations=chosen, actor=request.user)
    messages.success(request, _("已下达给 %(n)s 个单位") % {"n": len(made)})
    return redirect("policy-campaign", pk)


@staff_only
@require_POST
def campaign_end(request: UserRequest, pk: int) -> HttpResponse:
    """End the round, or open it again (`again`)."""
    campaign = end_campaign(_campaign(request, pk), actor=request.user, again=bool(request.POST.get("again")))
    messages.success(request, _("任务已重新打开") if campaign.is_open else _("任务已结束，不再催办"))
    return redirect("policy-campaign", pk)


@staff_only
@require_POST
def campaign_deadline(request: UserRequest, pk: int) -> HttpResponse:
    """Move the round's deadline, with the reason."""
    campaign = move_deadline(
        _campaign(request, pk), deadline=asked_day(request), reason=request.POST.get("reason", ""), actor=request.user
    )
    messages.success(request, _("期限已改为 %(day)s，并已通知有关单位") % {"day": campaign.deadline.isoformat()})
    return redirect("policy-campaign", pk)


def chosen_organisations(request: UserRequest, offered: list[Organisation]) -> list[Organisation]:
    """The ticked ones of those that were offered."""
    ticked = set(request.POST.getlist("organisation"))
    return [one for one in offered if str(one.pk) in ticked]


def _campaign(request: UserRequest, pk: int) -> Campaign:
    rows = Campaign.objects.visible_to(request.user).select_related("authority__region")
    return get_object_or_404(rows, pk=pk)
