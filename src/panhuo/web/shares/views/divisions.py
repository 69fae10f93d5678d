"""One division: notice, objections, posting, paying out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.ledger.api import Entry, EntryKind
from panhuo.deals.shares.api import (
    Division,
    Objection,
    RoleName,
    Share,
    answer_objection,
    cancel_division,
    costs_of,
    divide_refund,
    object_to,
    pay_share,
    post_division,
    propose_division,
    start_notice,
)
from panhuo.orgs.api import User
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.money import FenField, ReasonForm, said


def own_division(user: User, pk: int) -> Division:
    """404 for who is not of the office."""
    rows = Division.objects.visible_to(user).select_related("agreement__holder", "source", "entry", "rule", "of")
    found: Division = get_object_or_404(rows, pk=pk)
    return found


@staff_only
@require_POST
def shares_divide(request: UserRequest, pk: int) -> HttpResponse:
    """Divide what an entry brought, or take back what a refund takes."""
    rows = Entry.objects.visible_to(request.user).select_related("agreement__holder", "book")
    entry = get_object_or_404(rows.prefetch_related("lines", "sources__source"), pk=pk)
    act = divide_refund if entry.kind == EntryKind.REFUND else propose_division
    division = act(entry, actor=request.user)
    messages.success(request, _("已拟定分配，请核对"))
    return redirect("shares-division", division.pk)


@staff_only
@require_GET
def shares_division(request: UserRequest, pk: int) -> HttpResponse:
    """By what it was reckoned, who gets what, and what comes next."""
    division = own_division(request.user, pk)
    shares = list(division.shares.select_related("recipient", "payout"))
    context = {
        "division": division,
        "shares": [(one, role_words(one.role)) for one in shares],
        "total": sum(one.amount for one in shares),
        "parts": scheme(division),
        "costs": costs_of(division),
        "objections": division.objections.select_related("user", "answered_by"),
        "unpaid": [one for one in shares if one.payout_id is None],
    }
    return render(request, "web/shares/division.html", context)


def role_words(role: str) -> str:
    """A role in words; costs are no role."""
    return str(RoleName(role).label) if role in RoleName.values else _("扣除的成本")


def scheme(division: Division) -> list[dict[str, Any]]:
    """Parts with their percentage and sum, without persons."""
    amounts = division.basis.get("by_part", {})
    return [
        {
            "name": one["name"], "role": role_words(one["role"]), "percent": f"{Decimal(one['percent']).normalize():f}",
            "amount": amounts.get(one["name"]),
        }
        for one in division.basis["parts"]
    ]  # fmt: skip


@staff_only
@require_POST
def shares_notice(request: UserRequest, pk: int) -> HttpResponse:
    """Publish it inside the institution."""
    days = request.POST.get("days", "")
    division = start_notice(
        own_division(request.user, pk), days=int(days) if days.isdecimal() and len(days) <= 3 else None,  # noqa: PLR2004
        actor=request.user,
    )  # fmt: skip
    messages.success(request, _("已公示到 %(day)s") % {"day": division.notice_last})
    return redirect("shares-division", pk)


@staff_only
@require_POST
def shares_post(request: UserRequest, pk: int) -> HttpResponse:
    """Post it to the ledger."""
    post_division(own_division(request.user, pk), actor=request.user)
    messages.success(request, _("已入账"))
    return redirect("shares-division", pk)


@staff_only
@require_POST
def shares_cancel(request: UserRequest, pk: int) -> HttpResponse:
    """Take it back."""
    cancel_division(own_division(request.user, pk), reason=said(ReasonForm(request.POST))["reason"], actor=request.user)
    messages.info(request, _("已取消"))
    return redirect("shares-division", pk)


@members_only
@require_GET
def shares_notices(request: UserRequest) -> HttpResponse:
    """What is under notice in the user's institutions: the scheme by part, and the user's own share alone."""
    rows = Division.objects.on_notice_for(request.user).select_related("agreement__holder", "source")
    own = Share.objects.visible_to(request.user).filter(recipient__user=request.user)
    context = {
        "rows": [(one, scheme(one), own.filter(division=one)) for one in rows],
        "objections": Objection.objects.filter(user=request.user).select_related("division"),
    }
    return render(request, "web/shares/notices.html", context)


@members_only
@require_POST
def shares_object(request: UserRequest, pk: int) -> HttpResponse:
    """Object while it is under notice."""
    division = get_object_or_404(
        Division.objects.on_notice_for(request.user).select_related("agreement__holder"), pk=pk
    )
    object_to(division, text=request.POST.get("text", ""), actor=request.user)
    messages.success(request, _("异议已提交"))
    return redirect("shares-notices")


@staff_only
@require_POST
def shares_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    seen = Division.objects.visible_to(request.user).values("pk")
    objection = get_object_or_404(Objection.objects.filter(division__in=seen), pk=pk)
    answer_objection(
        objection, upheld=request.POST.get("upheld") == "1", answer=request.POST.get("answer", ""), actor=request.user
    )
    messages.success(request, _("已答复"))
    return redirect("shares-division", objection.division_id)


@staff_only
@require_POST
def shares_pay(request: UserRequest, pk: int) -> HttpResponse:
    """Pay one share out, with the tax that was withheld."""
    seen = Division.objects.visible_to(request.user).values("pk")
    rows = Share.objects.filter(division__in=seen).select_related("division__agreement__holder", "division__source")
    share = get_object_or_404(rows, pk=pk)
    pay_share(share, tax=FenField(required=False).clean(request.POST.get("tax", "")) or 0, actor=request.user)
    messages.success(request, _("已登记发放"))
    return redirect("shares-division", share.division_id)
