"""Drafting: new, changed, sent to the other side."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.deals.agreements.api import (
    Agreement,
    create_agreement,
    edit_agreement,
    may_edit,
    open_to_parties,
    take_back,
)
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.agreements.forms.agreement import AgreementForm, initial_of
from panhuo.web.agreements.forms.fields import patents_of_numbers
from panhuo.web.agreements.own import held_agreement, houses_of
from panhuo.web.blame import blame


@staff_only
@require_http_methods(["GET", "POST"])
def agreement_new(request: UserRequest) -> HttpResponse:
    """A draft, seen by the office alone until it is sent."""
    houses = houses_of(request.user)
    if not houses:
        raise NotAllowed(_("由机构的工作人员起草协议"))
    initial = {"numbers": request.GET.get("number", "")[:200], "kind": request.GET.get("kind", "ordinary")}
    form = AgreementForm(request.POST or None, holders=houses, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_agreement(
                actor=request.user,
                holder=form.cleaned_data["holder"],
                kind=form.cleaned_data["kind"],
                parties=form.parties(),
                patents=patents_of_numbers(form.cleaned_data["numbers"], user=request.user),
                **form.terms(),
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("草稿已保存，只有本单位能看到"))
            return redirect("agreements-detail", made.pk)
    return _page(request, form, None)


@staff_only
@require_http_methods(["GET", "POST"])
def agreement_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    agreement = held_agreement(request.user, pk)
    if not may_edit(request.user, agreement):
        raise NotAllowed(_("只有草拟中的协议可以修改"))
    form = AgreementForm(
        request.POST or None, holders=[agreement.holder], user=request.user, initial=initial_of(agreement)
    )
    if request.method == "POST" and form.is_valid():
        try:
            edit_agreement(
                agreement,
                actor=request.user,
                kind=form.cleaned_data["kind"],
                parties=form.parties(),
                patents=patents_of_numbers(form.cleaned_data["numbers"], user=request.user),
                **form.terms(),
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("agreements-detail", pk)
    return _page(request, form, agreement)


@staff_only
@require_POST
def agreement_open(request: UserRequest, pk: int) -> HttpResponse:
    """Let the other parties see it."""
    open_to_parties(held_agreement(request.user, pk), actor=request.user)
    messages.success(request, _("有平台账号的各方现在可以看到这份协议"))
    return redirect("agreements-detail", pk)


@staff_only
@require_POST
def agreement_take_back(request: UserRequest, pk: int) -> HttpResponse:
    """Draft it again."""
    take_back(held_agreement(request.user, pk), actor=request.user)
    messages.info(request, _("已收回修改；原来的审批不再有效"))
    return redirect("agreements-detail", pk)


def _page(request: UserRequest, form: AgreementForm, agreement: Agreement | None) -> HttpResponse:
    context = {"form": form, "agreement": agreement, "tab": "list"}
    return render(request, "web/agreements/form.html", context, status=422 if form.errors else 200)
