"""Asking for a result, and answering."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.usefirst.api import (
    Deal,
    UseRequest,
    accept_request,
    ask_for,
    decline_request,
    findings_of_firm,
    may_answer,
    may_ask,
    request_match,
    withdraw_request,
)
from panhuo.needs.api import EnterpriseProfile
from panhuo.orgs.api import DomainError, NotAllowed, User
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.money import said
from panhuo.web.usefirst.forms import AcceptForm, AskForm
from panhuo.web.usefirst.views.library import own_result
from panhuo.web.usefirst.words import met_rows


@staff_only
@require_http_methods(["GET", "POST"])
def usefirst_ask(request: UserRequest, pk: int) -> HttpResponse:
    """An enterprise's request, with its own terms."""
    result = own_result(request, pk)
    firms = [one for one in houses_of(request.user) if may_ask(request.user, one)]
    if not firms:
        raise NotAllowed(_("由企业的经办人申请"))
    profile = EnterpriseProfile.objects.filter(organisation=firms[0]).first()
    form = AskForm(request.POST or None, initial={"size": profile.size} if profile else None)
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            made = ask_for(
                result, enterprise=firms[0], purpose=got["purpose"], size=got["size"], wish=form.terms(),
                contact=got["contact"], actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("申请已发出"))
            return redirect("usefirst-request", made.pk)
    context = {"form": form, "result": result}
    return render(request, "web/usefirst/ask.html", context, status=422 if form.errors else 200)


@members_only
@require_GET
def usefirst_requests(request: UserRequest) -> HttpResponse:
    """Requests that the user's organisations made or got."""
    rows = UseRequest.objects.visible_to(request.user).select_related("result__organisation", "enterprise")
    return render(request, "web/usefirst/requests.html", {"page": paginate(request, rows), "tab": "requests"})


def own_request(user: User, pk: int) -> UseRequest:
    """404 for others."""
    rows = UseRequest.objects.visible_to(user).select_related("result__organisation", "enterprise", "agreement")
    found: UseRequest = get_object_or_404(rows, pk=pk)
    return found


@members_only
@require_GET
def usefirst_request(request: UserRequest, pk: int) -> HttpResponse:
    """Both sides' terms beside one another, and the answer."""
    row = own_request(request.user, pk)
    deal = (
        Deal.objects.visible_to(request.user).filter(agreement=row.agreement_id).first() if row.agreement_id else None
    )
    comparisons = row.agreement.comparisons.all() if row.agreement and deal else []
    context = {
        "row": row,
        "terms": met_rows(request_match(row)),
        "findings": findings_of_firm(row, on=timezone.localdate()),
        "answers": row.state == "open" and may_answer(request.user, row.result),
        "own": row.state == "open" and may_ask(request.user, row.enterprise),
        "accept_form": AcceptForm(),
        "deal": deal,
        "comparisons": comparisons,
    }
    return render(request, "web/usefirst/request.html", context)


@staff_only
@require_POST
def usefirst_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Accept, decline, or (the enterprise) take it back."""
    row, verb = own_request(request.user, pk), request.POST.get("verb", "")
    if verb == "withdraw":
        withdraw_request(row, actor=request.user)
        messages.info(request, _("已撤回"))
    elif verb == "decline":
        decline_request(row, answer=request.POST.get("answer", ""), actor=request.user)
        messages.info(request, _("已谢绝"))
    else:
        _agreement, comparison = accept_request(row, **said(AcceptForm(request.POST)), actor=request.user)
        messages.success(request, _("已建立协议草稿，请和企业一起比较付费方案"))
        return redirect("plans-comparison", comparison.pk)
    return redirect("usefirst-request", pk)
