"""One account: its schedule, payments, what lies on the patent."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.orgs.api import DomainError, events_of
from panhuo.patents.api import Encumbrance, display_number, display_owner, record_encumbrance, withdraw_encumbrance
from panhuo.portfolio.annuities.api import (
    AnnuityAccount,
    Payment,
    YearState,
    may_work,
    recompute,
    record_payment,
    schedule_of,
    state_of,
    update_account,
    withdraw_payment,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.annuities.forms import AccountForm, EncumbranceForm, PaymentForm
from panhuo.web.annuities.words import NOTES, YEAR_STATES
from panhuo.web.blame import blame


def own_account(request: UserRequest, pk: int) -> AnnuityAccount:
    """404 for an account that the user may not see."""
    accounts = AnnuityAccount.objects.visible_to(request.user).select_related("organisation", "patent")
    accounts = accounts.prefetch_related("patent__identifiers", "patent__owners__owner_name")
    account: AnnuityAccount = get_object_or_404(accounts, pk=pk)
    return account


@members_only
def annuity_account(request: UserRequest, pk: int) -> HttpResponse:
    """The whole schedule with its reasons."""
    return _page(request, own_account(request, pk))


def _page(request: UserRequest, account: AnnuityAccount, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    found = schedule_of(account, today=today)
    schedule = found.schedule
    years = [*schedule.years, *schedule.compensation] if schedule else []
    lies = Encumbrance.objects.visible_to(request.user).filter(patent=account.patent, organisation=account.organisation)
    initial = {"year": account.next_year, "amount": (account.next_payable or 0) / 100 or None}
    context = {
        "account": account,
        "patent": account.patent,
        "number": display_number(account.patent),
        "owner": display_owner(account.patent),
        "state": state_of(account, today=today),
        "gap": found.known.gap,
        "schedule": schedule,
        "years": [(year, YEAR_STATES[year.state]) for year in years],
        "notes": [NOTES[note] for note in schedule.notes] if schedule else [],
        "next": next((y for y in years if y.year == account.next_year), None),
        "grace": YearState.GRACE,
        "payments": account.payments.filter(withdrawn=False).select_related("batch"),
        "encumbrances": lies,
        "may_work": may_work(request.user, account.organisation),
        "events": events_of("annuity_account", account.pk),
        "form": forms.get("form") or AccountForm(instance=account),
        "payment_form": forms.get("payment") or PaymentForm(initial=initial),
        "encumbrance_form": forms.get("encumbrance") or EncumbranceForm(),
        "tab": "list",
    }
    return render(request, "web/annuities/account.html", context, status=422 if forms else 200)


@staff_only
@require_POST
def annuity_update(request: UserRequest, pk: int) -> HttpResponse:
    """Change what is known."""
    account = own_account(request, pk)
    form = AccountForm(request.POST, instance=own_account(request, pk))
    if form.is_valid():
        try:
            changes = update_account(account, values=form.cleaned_data, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存，年费已重新计算") if changes else _("没有改动"))
            return redirect("annuity-account", pk)
    return _page(request, account, form=form)


@staff_only
@require_POST
def annuity_pay(request: UserRequest, pk: int) -> HttpResponse:
    """Record one receipt."""
    account = own_account(request, pk)
    form = PaymentForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            record_payment(
                account, year=data["year"], day=data["day"], amount=form.fen, actor=request.user,
                receipt_no=data["receipt_no"],
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记缴费"))
            return redirect("annuity-account", pk)
    return _page(request, account, payment=form)


@staff_only
@require_POST
def annuity_unpay(request: UserRequest, pk: int) -> HttpResponse:
    """A payment was recorded by mistake."""
    payment = get_object_or_404(Payment.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    withdraw_payment(payment, actor=request.user)
    messages.success(request, _("已撤销这笔缴费"))
    return redirect("annuity-account", payment.account_id)


@staff_only
@require_POST
def annuity_encumber(request: UserRequest, pk: int) -> HttpResponse:
    """Write down what lies on the patent; a preservation stops lapse at once."""
    account = own_account(request, pk)
    form = EncumbranceForm(request.POST)
    if form.is_valid():
        try:
            record_encumbrance(
                account.patent, organisation=account.organisation, actor=request.user, **form.cleaned_data
            )
        except DomainError as error:
            blame(form, error)
        else:
            recompute([account.pk])
            messages.success(request, _("已登记"))
            return redirect("annuity-account", pk)
    return _page(request, account, encumbrance=form)


@staff_only
@require_POST
def annuity_unencumber(request: UserRequest, pk: int) -> HttpResponse:
    """It was written down by mistake."""
    row = get_object_or_404(Encumbrance.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    account = get_object_or_404(AnnuityAccount, organisation=row.organisation, patent=row.patent)
    withdraw_encumbrance(row, actor=request.user)
    recompute([account.pk])
    messages.success(request, _("已撤销这条登记"))
    return redirect("annuity-account", account.pk)
