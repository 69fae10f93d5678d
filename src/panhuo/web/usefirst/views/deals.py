"""Deals: trial, trigger, safeguards, credit, end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.ledger.api import may_keep
from panhuo.deals.rules.plans.words import trigger_words
from panhuo.deals.usefirst.api import (
    CreditEvent,
    Deal,
    DealState,
    Safeguard,
    add_safeguard,
    claim_safeguard,
    deal_moves,
    follow_agreement,
    move_deal,
    record_credit,
    region_rule,
    reply_to_credit,
    set_trial,
    side_of,
    watch,
    withdraw_credit,
)
from panhuo.orgs.api import User
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import facet, paginate
from panhuo.web.money import agreement_of, said
from panhuo.web.usefirst.forms import ClaimForm, CreditForm, MoveForm, SafeguardForm, TrialForm
from panhuo.web.usefirst.words import verb_words


@members_only
@require_GET
def usefirst_deals(request: UserRequest) -> HttpResponse:
    """Deals of agreements that the user sees, by state."""
    base = Deal.objects.visible_to(request.user)
    counted = dict(base.order_by().values_list("state").annotate(n=Count("pk")))
    wanted = [one for one in request.GET.getlist("state") if one in DealState.values]
    rows = base.filter(state__in=wanted) if wanted else base
    context = {
        "page": paginate(request, rows.select_related("agreement__holder")),
        "facets": [
            facet(request.GET, name="state", label=_("状态"),
                  counts=[(v, str(label), counted.get(v, 0)) for v, label in DealState.choices]),
        ],
        "tab": "deals",
    }  # fmt: skip
    return render(request, "web/usefirst/deals.html", context)


def own_deal(user: User, pk: int) -> Deal:
    """404 for others."""
    rows = Deal.objects.visible_to(user).select_related("agreement__holder", "result")
    found: Deal = get_object_or_404(rows, pk=pk)
    return found


@members_only
@require_GET
def usefirst_deal(request: UserRequest, pk: int) -> HttpResponse:
    """Where it stands, what the trigger waits for, what each side may do."""
    deal = own_deal(request.user, pk)
    today, side = timezone.localdate(), side_of(request.user, deal)
    state = watch(deal, on=today)
    plan = state.owing.plan if state.owing else None
    context: dict[str, Any] = {
        "deal": deal,
        "agreement": deal.agreement,
        "watch": state,
        "trigger": trigger_words(plan.trigger) if plan and plan.trigger else "",
        "rule": region_rule(deal.region, on=deal.agreement.effective_on or today),
        "side": side,
        "moves": [(one, verb_words(one.verb)) for one in deal_moves(deal, by=side)] if side else [],
        "safeguards": deal.safeguards.all(),
        "credit": [
            (one, bool(side) and side != side_of(one.recorded_by, deal))
            for one in deal.credit.select_related("recorded_by")
        ],
        "trial_form": TrialForm(
            initial={"first": deal.trial_first, "last": deal.trial_last, "criteria": deal.criteria}
        ),
        "safeguard_form": SafeguardForm(auto_id="sg_%s"),
        "credit_form": CreditForm(auto_id="cr_%s"),
        "claim_form": ClaimForm(auto_id=False),
        "keep": may_keep(request.user, deal.agreement),
    }
    return render(request, "web/usefirst/deal.html", context)


@staff_only
@require_POST
def usefirst_follow(request: UserRequest, pk: int) -> HttpResponse:
    """Keep an agreement as use first, pay later."""
    deal = follow_agreement(
        agreement_of(request.user, pk), actor=request.user, region=request.POST.get("region", "")[:60]
    )
    return redirect("usefirst-deal", deal.pk)


@members_only
@require_GET
def usefirst_part(request: UserRequest, pk: int) -> HttpResponse:
    """What stands on the agreement's page; nothing for agreements that are something else."""
    agreement = agreement_of(request.user, pk)
    deal = Deal.objects.visible_to(request.user).filter(agreement=agreement).first()
    context = {"agreement": agreement, "deal": deal, "keep": may_keep(request.user, agreement)}
    return render(request, "web/usefirst/_part.html", context)


@staff_only
@require_POST
def usefirst_trial(request: UserRequest, pk: int) -> HttpResponse:
    """Days and criteria of the trial."""
    set_trial(own_deal(request.user, pk), **said(TrialForm(request.POST)), actor=request.user)
    messages.success(request, _("试用已约定"))
    return redirect("usefirst-deal", pk)


@staff_only
@require_POST
def usefirst_move(request: UserRequest, pk: int) -> HttpResponse:
    """Accept, fail, leave, fulfil, terminate …"""
    got = said(MoveForm(request.POST, request.FILES))
    deal = move_deal(own_deal(request.user, pk), **got, actor=request.user)
    messages.success(request, _("现在：%(state)s") % {"state": deal.get_state_display()})
    return redirect("usefirst-deal", pk)


@staff_only
@require_POST
def usefirst_safeguard(request: UserRequest, pk: int) -> HttpResponse:
    """A guarantee or an insurance."""
    add_safeguard(own_deal(request.user, pk), **said(SafeguardForm(request.POST)), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("usefirst-deal", pk)


@staff_only
@require_POST
def usefirst_claim(request: UserRequest, pk: int) -> HttpResponse:
    """What was paid out of a safeguard."""
    rows = Safeguard.objects.visible_to(request.user).select_related("deal__agreement__holder")
    safeguard = get_object_or_404(rows, pk=pk)
    claim_safeguard(safeguard, **said(ClaimForm(request.POST)), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("usefirst-deal", safeguard.deal_id)


@staff_only
@require_POST
def usefirst_credit(request: UserRequest, pk: int) -> HttpResponse:
    """A fact about how one side performed."""
    record_credit(own_deal(request.user, pk), **said(CreditForm(request.POST)), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("usefirst-deal", pk)


def _event(user: User, pk: int) -> CreditEvent:
    rows = CreditEvent.objects.visible_to(user).select_related("deal__agreement__holder", "recorded_by")
    found: CreditEvent = get_object_or_404(rows, pk=pk)
    return found


@staff_only
@require_POST
def usefirst_reply(request: UserRequest, pk: int) -> HttpResponse:
    """The other side's word."""
    event = _event(request.user, pk)
    reply_to_credit(event, reply=request.POST.get("reply", ""), actor=request.user)
    return redirect("usefirst-deal", event.deal_id)


@staff_only
@require_POST
def usefirst_credit_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take it back."""
    event = _event(request.user, pk)
    withdraw_credit(event, actor=request.user)
    messages.info(request, _("已撤销"))
    return redirect("usefirst-deal", event.deal_id)
