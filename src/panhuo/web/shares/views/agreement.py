"""One agreement's shares: who gets them, costs, income that waits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.rules.shares.roles import Part
from panhuo.deals.shares.api import (
    DealCost,
    Division,
    Roster,
    Way,
    definition_of,
    enter_cost,
    floors_of,
    may_share,
    open_costs,
    parts_from,
    profile_of,
    refunds_to_take_back,
    rule_on,
    set_roster,
    undivided,
    wage_remarks,
    withdraw_cost,
)
from panhuo.orgs.api import DomainError, User
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.money import agreement_of, said
from panhuo.web.shares.forms import CostForm, RosterForm


def office_agreement(user: User, pk: int) -> Agreement:
    """404 for who is not of the office."""
    agreement = agreement_of(user, pk)
    if not may_share(user, agreement):
        raise Http404
    return agreement


@staff_only
@require_GET
def shares_agreement(request: UserRequest, pk: int) -> HttpResponse:
    """Rule, floors, roster, costs, income that waits, divisions."""
    agreement = office_agreement(request.user, pk)
    return render(request, "web/shares/agreement.html", _context(agreement, _roster_form(agreement)))


def _context(agreement: Agreement, form: RosterForm) -> dict[str, Any]:
    today = timezone.localdate()
    profile, rule = profile_of(agreement.holder), rule_on(agreement.holder, on=today)
    roster = Roster.objects.filter(agreement=agreement).first()
    left = {int(one.key): one.left for one in open_costs(agreement)}
    costs = DealCost.objects.filter(agreement=agreement, withdrawn=False)
    floors = floors_of(profile, way=Way.NET, on=today, ruled=True) if profile else None
    return {
        "agreement": agreement,
        "profile": profile,
        "rule": rule,
        "roster": roster,
        "floors": floors,
        "definition": definition_of(profile, on=today, rule=rule) if profile else None,
        "remarks": wage_remarks(profile.kind, region=profile.region) if profile else [],
        "form": form,
        "cost_form": CostForm(),
        "costs": [(one, left[one.pk]) for one in costs],
        "waiting": undivided(agreement),
        "refunds": refunds_to_take_back(agreement),
        "divisions": Division.objects.filter(agreement=agreement).select_related("source", "entry"),
    }


def _parts(agreement: Agreement, roster: Roster | None) -> list[Part]:
    if roster is not None and roster.parts is not None:
        return parts_from(roster.parts)
    rule = rule_on(agreement.holder, on=timezone.localdate())
    return parts_from(rule.parts) if rule else []


def _roster_form(agreement: Agreement, data: Any = None) -> RosterForm:
    roster = Roster.objects.filter(agreement=agreement).first()
    lines: dict[str, list[str]] = {}
    for row in roster.members.select_related("recipient__user") if roster else ():
        account = f" @{row.recipient.user.username}" if row.recipient.user else ""
        lines.setdefault(row.part, []).append(f"{row.recipient.name}{account} {row.weight}")
    return RosterForm(
        data, parts=_parts(agreement, roster), members={part: "\n".join(rows) for part, rows in lines.items()},
        pact=bool(roster and roster.parts is not None), article=roster.article if roster else "",
    )  # fmt: skip


@staff_only
@require_POST
def shares_roster(request: UserRequest, pk: int) -> HttpResponse:
    """Who is in each part; and other parts where they were agreed."""
    agreement = office_agreement(request.user, pk)
    form = _roster_form(agreement, request.POST)
    if form.is_valid():
        parts = form.parts() if form.cleaned_data["pact"] else None
        try:
            members = form.members(agreement.holder, actor=request.user)
            set_roster(
                agreement, members=members, parts=parts, article=form.cleaned_data["article"], actor=request.user
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("shares-agreement", pk)
    return render(request, "web/shares/agreement.html", _context(agreement, form), status=422)


@staff_only
@require_POST
def shares_cost(request: UserRequest, pk: int) -> HttpResponse:
    """A cost that may be deducted."""
    agreement = office_agreement(request.user, pk)
    enter_cost(agreement, **said(CostForm(request.POST)), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("shares-agreement", pk)


@staff_only
@require_POST
def shares_cost_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take back a cost that was not used."""
    rows = DealCost.objects.visible_to(request.user).select_related("agreement__holder")
    cost = get_object_or_404(rows, pk=pk)
    withdraw_cost(cost, actor=request.user)
    messages.info(request, _("已撤销"))
    return redirect("shares-agreement", cost.agreement_id)


@members_only
@require_GET
def shares_part(request: UserRequest, pk: int) -> HttpResponse:
    """What stands on the agreement's page: for the office, sums; for others that it is theirs to keep."""
    agreement = agreement_of(request.user, pk)
    context: dict[str, Any] = {"agreement": agreement, "office": may_share(request.user, agreement)}
    if context["office"]:
        context |= {
            "waiting": undivided(agreement),
            "divisions": Division.objects.filter(agreement=agreement).exclude(state="cancelled"),
        }
    return render(request, "web/shares/_part.html", context)
