"""How an agreement's money stands: invoices with what is open, receipts, sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.domain.interest import interest_owed
from panhuo.deals.ledger.enums import InvoiceState
from panhuo.deals.ledger.models import Invoice, Line, Receipt
from panhuo.deals.ledger.queries.balances import advance_of, open_amounts, refunds_owed
from panhuo.deals.rules.ledger import accounts


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    invoice: Invoice
    open: int
    state: InvoiceState
    interest: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Sums in 分. `received` is what came in, `income` what of it paid invoices and was not given back."""

    invoices: Sequence[InvoiceRow]
    receipts: Sequence[Receipt]
    billed: int
    received: int
    income: int
    open: int
    overdue: int
    advance: dict[str, int]
    refunds: dict[str, int]


def standing(agreement: Agreement, *, on: date) -> Standing:
    """Where it stands now; `on` decides what is overdue."""
    left = open_amounts(agreement)
    rows = [
        _row(one, left.get(one.entry.number, 0), on)
        for one in Invoice.objects.filter(agreement=agreement).select_related("entry__reversed_by", "entry__book", "of")
    ]
    receipts = list(Receipt.objects.filter(agreement=agreement).select_related("entry__reversed_by"))
    stands = [row for row in rows if row.state != InvoiceState.CREDITED]
    refunded = Line.objects.filter(
        entry__agreement=agreement, account__startswith=f"{accounts.REFUNDABLE}/", amount__lt=0
    )
    refunded = refunded.exclude(entry__lines__account__startswith=f"{accounts.ADVANCE}/")
    back = -int(refunded.aggregate(total=Sum("amount"))["total"] or 0)
    return Standing(
        invoices=rows,
        receipts=receipts,
        billed=sum(row.invoice.amount for row in stands),
        received=sum(one.amount for one in receipts if not hasattr(one.entry, "reversed_by")),
        income=sum(row.invoice.amount - row.open for row in stands) - back,
        open=sum(row.open for row in stands),
        overdue=sum(row.open for row in stands if row.state == InvoiceState.OVERDUE),
        advance=advance_of(agreement),
        refunds=refunds_owed(agreement),
    )


def _row(invoice: Invoice, left: int, on: date) -> InvoiceRow:
    state = _state(invoice, left, on)
    late = state != InvoiceState.CREDITED and invoice.due_on < on
    return InvoiceRow(invoice, left, state, interest_owed(invoice, until=on) if late else None)


def _state(invoice: Invoice, left: int, on: date) -> InvoiceState:
    if hasattr(invoice.entry, "reversed_by"):
        return InvoiceState.CREDITED
    if left == 0:
        return InvoiceState.PAID
    if invoice.due_on < on:
        return InvoiceState.OVERDUE
    return InvoiceState.PART if left < invoice.amount else InvoiceState.OPEN
