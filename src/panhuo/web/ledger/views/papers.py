"""Invoices, receipts and refunds: small forms on the agreement's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.deals.ledger.api import (
    Invoice,
    Receipt,
    Refund,
    bill_charge,
    bill_interest,
    bill_other,
    credit_invoice,
    pay_refund,
    payers,
    receive,
    refund,
    undo_receipt,
    use_advance,
)
from panhuo.orgs.api import InvalidInput, User
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.format import yuan
from panhuo.web.ledger.forms import BillForm, ReceiveForm, RefundForm
from panhuo.web.money import ReasonForm, agreement_of, said


@staff_only
@require_POST
def ledger_bill(request: UserRequest, pk: int) -> HttpResponse:
    """Bill a charge of the plan (`key`), or something else."""
    agreement = agreement_of(request.user, pk)
    got = said(BillForm(request.POST))
    dates = {"day": got["day"], "due_on": got["due_on"], "tax_number": got["tax_number"]}
    if got["key"]:
        invoice = bill_charge(agreement, key=got["key"], actor=request.user, **dates)
    elif got["amount"] is None:
        raise InvalidInput(_("请填写金额"), field="amount")
    else:
        invoice = bill_other(agreement, text=got["text"], amount=got["amount"], actor=request.user, **dates)
    messages.success(
        request, _("已记应收 %(number)s：%(amount)s") % {"number": invoice, "amount": yuan(invoice.amount)}
    )
    return redirect("ledger-agreement", pk)


@staff_only
@require_POST
def ledger_receive(request: UserRequest, pk: int) -> HttpResponse:
    """Money came in."""
    agreement = agreement_of(request.user, pk)
    got = said(ReceiveForm(request.POST, payers=payers(agreement)))
    receipt = receive(agreement, **got, actor=request.user)
    messages.success(
        request, _("已记收款 %(number)s：%(amount)s") % {"number": receipt, "amount": yuan(receipt.amount)}
    )
    return redirect("ledger-agreement", pk)


def _invoice(user: User, pk: int) -> Invoice:
    rows = Invoice.objects.visible_to(user).select_related("agreement__holder", "entry__book", "entry__organisation")
    found: Invoice = get_object_or_404(rows, pk=pk)
    return found


def _receipt(user: User, pk: int) -> Receipt:
    rows = Receipt.objects.visible_to(user).select_related("agreement__holder", "entry__book", "entry__organisation")
    found: Receipt = get_object_or_404(rows, pk=pk)
    return found


@staff_only
@require_POST
def ledger_credit(request: UserRequest, pk: int) -> HttpResponse:
    """Undo an invoice."""
    invoice = _invoice(request.user, pk)
    credit_invoice(invoice, reason=said(ReasonForm(request.POST))["reason"], actor=request.user)
    messages.info(request, _("已冲销 %(number)s") % {"number": invoice})
    return redirect("ledger-agreement", invoice.agreement_id)


@staff_only
@require_POST
def ledger_interest(request: UserRequest, pk: int) -> HttpResponse:
    """Bill the interest up to today."""
    invoice = _invoice(request.user, pk)
    made = bill_interest(invoice, actor=request.user)
    messages.success(request, _("已记应收 %(number)s：%(amount)s") % {"number": made, "amount": yuan(made.amount)})
    return redirect("ledger-agreement", invoice.agreement_id)


@staff_only
@require_POST
def ledger_advance(request: UserRequest, pk: int) -> HttpResponse:
    """Set an advance off against an invoice."""
    invoice = _invoice(request.user, pk)
    names = payers(invoice.agreement)
    wanted = request.POST.get("payer", "")
    use_advance(invoice, payer=wanted if wanted in names else (names or [""])[0], actor=request.user)
    messages.success(request, _("预收款已抵减"))
    return redirect("ledger-agreement", invoice.agreement_id)


@staff_only
@require_POST
def ledger_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Undo a receipt."""
    receipt = _receipt(request.user, pk)
    undo_receipt(receipt, reason=said(ReasonForm(request.POST))["reason"], actor=request.user)
    messages.info(request, _("已冲销 %(number)s") % {"number": receipt})
    return redirect("ledger-agreement", receipt.agreement_id)


@staff_only
@require_POST
def ledger_refund(request: UserRequest, pk: int) -> HttpResponse:
    """Owe back what a receipt brought."""
    receipt = _receipt(request.user, pk)
    got = said(RefundForm(request.POST))
    refund(receipt, amount=got["amount"], reason=got["reason"], from_advance=got["advance"], actor=request.user)
    messages.success(request, _("已记应退款；付出后请登记支付"))
    return redirect("ledger-agreement", receipt.agreement_id)


@staff_only
@require_POST
def ledger_refund_pay(request: UserRequest, pk: int) -> HttpResponse:
    """The refund was paid out."""
    rows = Refund.objects.visible_to(request.user).select_related("receipt__agreement__holder", "entry")
    made = get_object_or_404(rows, pk=pk)
    pay_refund(made, actor=request.user)
    messages.success(request, _("退款已支付"))
    return redirect("ledger-agreement", made.receipt.agreement_id)
