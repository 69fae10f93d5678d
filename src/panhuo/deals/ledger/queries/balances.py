"""Balances, added up by the database."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, Sum

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.models import Book, Invoice, Line
from panhuo.deals.rules.ledger import accounts


def all_balances(book: Book, *, on: date | None = None) -> dict[str, int]:
    """分 by account at the end of a day (None: now); accounts at 0 are left out."""
    rows = Line.objects.filter(entry__book=book)
    if on is not None:
        rows = rows.filter(entry__day__lte=on)
    summed = rows.values_list("account").annotate(total=Sum("amount")).order_by("account")
    return {account: total for account, total in summed if total}


def balance(book: Book, account: str, *, on: date | None = None) -> int:
    """分 of an account and those under it."""
    under = Q(account=account) | Q(account__startswith=f"{account}/")
    rows = Line.objects.filter(under, entry__book=book)
    if on is not None:
        rows = rows.filter(entry__day__lte=on)
    return int(rows.aggregate(total=Sum("amount"))["total"] or 0)


def open_of(invoice: Invoice) -> int:
    """分 still open of an invoice."""
    return balance(invoice.entry.book, accounts.receivable(invoice.entry.number))


def open_amounts(agreement: Agreement) -> dict[str, int]:
    """分 still open by number of invoice, the one that was due first first; those at 0 are left out."""
    rows = Invoice.objects.filter(agreement=agreement).order_by("due_on", "pk").select_related("entry")
    names = {accounts.receivable(row.entry.number): row.entry.number for row in rows}
    summed = Line.objects.filter(entry__agreement=agreement, account__in=names).values_list("account")
    found = dict(summed.annotate(total=Sum("amount")).order_by())
    return {number: found[name] for name, number in names.items() if found.get(name)}


def advance_of(agreement: Agreement) -> dict[str, int]:
    """分 paid in advance and not used yet, by the payer's account."""
    rows = Line.objects.filter(entry__agreement=agreement, account__startswith=f"{accounts.ADVANCE}/")
    summed = rows.values_list("account").annotate(total=Sum("amount")).order_by("account")
    return {account.removeprefix(f"{accounts.ADVANCE}/"): -total for account, total in summed if total}


def refunds_owed(agreement: Agreement) -> dict[str, int]:
    """分 owed back and not paid out yet, by the payer's account."""
    rows = Line.objects.filter(entry__agreement=agreement, account__startswith=f"{accounts.REFUNDABLE}/")
    summed = rows.values_list("account").annotate(total=Sum("amount")).order_by("account")
    return {account.removeprefix(f"{accounts.REFUNDABLE}/"): -total for account, total in summed if total}
