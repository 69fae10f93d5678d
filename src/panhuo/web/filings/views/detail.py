"""One filing: its last day and why, the form, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.filings.api import (
    OPEN_FILINGS,
    Filing,
    FilingState,
    cancel_pledge,
    drop,
    filing_document,
    is_transfer,
    may_work,
    owner_plans,
    refused,
    send,
    set_details,
    settle,
)
from panhuo.orgs.api import DomainError, NotAllowed, User, events_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import held_agreement
from panhuo.web.agreements.phrases import BASES
from panhuo.web.agreements.views.papers import attached
from panhuo.web.blame import blame
from panhuo.web.filings.forms import DetailForm, ReasonForm, SendForm, SettleForm
from panhuo.web.filings.views.browse import days_left


def own_filing(user: User, pk: int) -> Filing:
    rows = Filing.objects.visible_to(user).select_related("holder", "agreement")
    filing: Filing = get_object_or_404(rows.prefetch_related("patents__identifiers"), pk=pk)
    return filing


@members_only
@require_GET
def filing_detail(request: UserRequest, pk: int) -> HttpResponse:
    """All of one filing."""
    return filing_page(request, own_filing(request.user, pk))


def filing_page(
    request: UserRequest, filing: Filing, *, error: str = "", bound: Mapping[str, Form] | None = None
) -> HttpResponse:
    """The page; with what was refused (status 422) it keeps what was typed."""
    forms = bound or {}
    today = {"on": timezone.localdate()}
    context: dict[str, Any] = {
        "filing": filing,
        "left": days_left(filing),
        "basis": BASES.get(filing.basis, "") if filing.basis != "law" else "",
        "open": filing.state in OPEN_FILINGS,
        "working": may_work(request.user, filing.holder),
        "patents": filing.patents.prefetch_related("identifiers"),
        "detail_form": forms.get("details") or DetailForm(initial=filing.details),
        "send_form": forms.get("send") or SendForm(initial=today, auto_id="id_send_%s"),
        "settle_form": forms.get("settle") or SettleForm(initial=today, auto_id="id_settle_%s"),
        "reason_form": forms.get("reason") or ReasonForm(auto_id="id_reason_%s"),
        "events": events_of("filing", filing.pk),
        "error": error,
        "tab": "filings",
    }
    if is_transfer(filing) and filing.state == FilingState.DONE:
        context |= _owners(request.user, filing)
    return render(request, "web/filings/detail.html", context, status=422 if forms or error else 200)


def _owners(user: User, filing: Filing) -> dict[str, Any]:
    """Old and new owners of each patent; nothing where the agreement was ended since."""
    try:
        plans = owner_plans(filing, user=user)
    except NotAllowed as error:
        return {"owners_stop": error.message}
    return {"plans": plans, "ready": [one for one in plans if one.ready]}


@staff_only
@require_POST
def filing_step(request: UserRequest, pk: int) -> HttpResponse:
    """The step that the pressed button names."""
    filing = own_filing(request.user, pk)
    step = request.POST.get("step", "")
    form = _form(step, request)
    if form.is_valid():
        try:
            _take(filing, step, form, request)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记"))
            return redirect("filings-detail", pk)
    names = {"refused": "reason", "drop": "reason"}
    return filing_page(request, filing, bound={names.get(step, step): form})


def _form(step: str, request: UserRequest) -> Form:
    if step == "details":
        return DetailForm(request.POST)
    if step == "send":
        return SendForm(request.POST, auto_id="id_send_%s")
    if step == "settle":
        return SettleForm(request.POST, request.FILES, auto_id="id_settle_%s")
    return ReasonForm(request.POST, auto_id="id_reason_%s")


def _take(filing: Filing, step: str, form: Form, request: UserRequest) -> None:
    data, actor = form.cleaned_data, request.user
    if step == "details":
        set_details(filing, details=data, actor=actor)
    elif step == "send":
        send(filing, on=data["on"], actor=actor)
    elif step == "settle":
        receipt = data["receipt"]
        settle(
            filing, on=data["on"], number=data["number"], receipt=receipt, receipt_name=receipt.name if receipt else "",
            actor=actor,
        )  # fmt: skip
    elif step == "refused":
        refused(filing, reason=data["reason"], actor=actor)
    else:
        drop(filing, reason=data["reason"], actor=actor)


@staff_only
@require_POST
def filing_cancel(request: UserRequest, pk: int) -> HttpResponse:
    """The debt is paid: open the cancelling of a pledge."""
    made = cancel_pledge(own_filing(request.user, pk), actor=request.user)
    messages.success(request, _("已建立注销事项"))
    return redirect("filings-detail", made.pk)


@members_only
@require_GET
def filing_word(request: UserRequest, pk: int) -> FileResponse:
    """The form, filled."""
    filing = own_filing(request.user, pk)
    name = f"{filing.get_form_display()}-{filing.pk}.docx"
    return attached(filing_document(filing).data, name)


@members_only
@require_GET
def filing_receipt(request: UserRequest, pk: int) -> FileResponse:
    """The office's paper."""
    row = get_object_or_404(Filing.objects.visible_to(request.user).exclude(receipt=""), pk=pk)
    with row.receipt.open("rb") as file:
        return attached(file.read(), row.receipt.name.rsplit("/", 1)[-1])


@members_only
@require_GET
def filing_part(request: UserRequest, pk: int) -> HttpResponse:
    """What an agreement's page shows of its filings."""
    agreement: Agreement = held_agreement(request.user, pk)
    rows = Filing.objects.visible_to(request.user).filter(agreement=agreement)
    return render(request, "web/filings/_part.html", {"rows": [(one, days_left(one)) for one in rows]})
