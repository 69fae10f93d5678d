"""Money that comes in, and what was paid in advance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.books import hold_terms
from panhuo.deals.ledger.domain.post import account_name, next_number, post, reverse
from panhuo.deals.ledger.domain.tell import say, takers, tell
from panhuo.deals.ledger.enums import EntryKind
from panhuo.deals.ledger.may import require_keep
from panhuo.deals.ledger.models import Entry, Invoice, Receipt
from panhuo.deals.ledger.queries.balances import advance_of, open_amounts, open_of
from panhuo.deals.refused import refused
from panhuo.deals.rules.ledger import transactions as make
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import User


def payers(agreement: Agreement) -> list[str]:
    """Who may pay: all parties but the giving side."""
    return [row.name for row in agreement.parties.exclude(side="giver")]


@transaction.atomic
def receive(
    agreement: Agreement, *, amount: int, day: date, payer: str, reference: str = "", first: Invoice | None = None,
    actor: User,
) -> Receipt:  # fmt: skip
    """Book money received; it pays `first`, then the invoices that were due first; the rest is an advance.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no amount, a payer who is no party, or a day that is ahead or closed.
    """
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    if payer not in payers(agreement):
        raise InvalidInput(_("付款人应为协议的当事人"), field="payer")
    open_ = open_amounts(agreement)
    if first is not None and first.agreement_id == agreement.pk and first.entry.number in open_:
        number = first.entry.number
        open_ = {number: open_[number], **{name: fen for name, fen in open_.items() if name != number}}
    number = next_number(terms.book.organisation, EntryKind.RECEIPT, day=day)
    with refused("amount"):
        one = make.receipt(
            number, day=day, amount=amount, payer=account_name(payer, agreement=agreement), open_amounts=open_
        )
    entry = post(one, book=terms.book, kind=EntryKind.RECEIPT, agreement=agreement, actor=actor)
    receipt = Receipt.objects.create(
        agreement=agreement, entry=entry, payer=payer, amount=amount, day=day, reference=reference.strip()[:80]
    )
    tell(agreement, "received", actor, receipt=receipt.pk)
    say(agreement, users=takers(agreement), text=_("协议 %(n)s 的付款已到账"), key=f"receipt:{receipt.pk}")
    return receipt


@transaction.atomic
def use_advance(invoice: Invoice, *, payer: str, actor: User, day: date | None = None) -> Entry:
    """Set a payer's advance off against an invoice, as far as both reach. Raises `NotAllowed`, `InvalidInput`."""
    agreement = invoice.agreement
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    day = day or timezone.localdate()
    account = account_name(payer, agreement=agreement)
    held = advance_of(agreement).get(account, 0)
    number = next_number(terms.book.organisation, EntryKind.ADVANCE, day=day)
    with refused("invoice"):
        one = make.use_advance(
            number, day=day, payer=account, held=held, invoice_id=invoice.entry.number, open_amount=open_of(invoice)
        )
    entry = post(one, book=terms.book, kind=EntryKind.ADVANCE, agreement=agreement, actor=actor)
    tell(agreement, "advance_used", actor, invoice=invoice.pk)
    return entry


@transaction.atomic
def undo_receipt(receipt: Receipt, *, reason: str, actor: User, day: date | None = None) -> None:
    """Undo a receipt that was booked by mistake or bounced; refused while shares or refunds came of it."""
    require_keep(actor, receipt.agreement)
    hold_terms(receipt.agreement)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    payer = account_name(receipt.payer, agreement=receipt.agreement)
    brought = -sum(line.amount for line in receipt.entry.lines.all() if line.account == f"预收/{payer}")
    if brought > advance_of(receipt.agreement).get(payer, 0):
        raise InvalidInput(_("它带来的预收款已经用掉，先冲销抵减"), field="receipt")
    reverse(receipt.entry, day=day or timezone.localdate(), actor=actor, text=reason.strip())
    tell(receipt.agreement, "receipt_undone", actor, receipt=receipt.pk)
