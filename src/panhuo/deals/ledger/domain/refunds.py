"""Giving money back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.books import hold_terms
from panhuo.deals.ledger.domain.post import account_name, next_number, post
from panhuo.deals.ledger.domain.tell import tell
from panhuo.deals.ledger.enums import EntryKind
from panhuo.deals.ledger.may import require_keep
from panhuo.deals.ledger.models import Entry, Receipt, Refund
from panhuo.deals.ledger.queries.balances import advance_of, refunds_owed
from panhuo.deals.ledger.queries.replay import ledger_of_agreement
from panhuo.deals.refused import refused
from panhuo.deals.rules.ledger import transactions as make
from panhuo.deals.rules.ledger.standing import refund_left
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def refund(
    receipt: Receipt, *, amount: int, reason: str, actor: User, day: date | None = None, from_advance: bool = False
) -> Refund:
    """Owe back income that a receipt brought (or an advance); it is paid out by `pay_refund`.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no reason, or more than the receipt brought and was not given back yet.
    """
    agreement = receipt.agreement
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    day = day or timezone.localdate()
    payer = account_name(receipt.payer, agreement=agreement)
    number, of = next_number(terms.book.organisation, EntryKind.REFUND, day=day), receipt.entry.number
    with refused("amount"):
        if from_advance:
            held = advance_of(agreement).get(payer, 0)
            one = make.refund_advance(number, day=day, amount=amount, payer=payer, held=held, of=of)
        else:
            left = refund_left(ledger_of_agreement(agreement), of)
            one = make.refund(number, day=day, amount=amount, payer=payer, of=of, left=left)
    entry = post(one, book=terms.book, kind=EntryKind.REFUND, agreement=agreement, actor=actor, text=reason.strip())
    made = Refund.objects.create(receipt=receipt, entry=entry, amount=amount, reason=reason.strip()[:300])
    tell(agreement, "refunded", actor, refund=made.pk)
    return made


@transaction.atomic
def pay_refund(made: Refund, *, actor: User, day: date | None = None) -> Entry:
    """Pay a refund out. Raises `NotAllowed`, `InvalidInput` where it is paid already."""
    agreement = made.receipt.agreement
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    if Entry.objects.filter(kind=EntryKind.REFUND_PAID, sources__source=made.entry, reversed_by=None).exists():
        raise InvalidInput(_("这笔退款已经支付"), field="refund", code="paid")
    day = day or timezone.localdate()
    payer = account_name(made.receipt.payer, agreement=agreement)
    number = next_number(terms.book.organisation, EntryKind.REFUND_PAID, day=day)
    owed = refunds_owed(agreement).get(payer, 0)
    with refused("refund"):
        one = make.refund_paid(
            number, day=day, payer=payer, amount=made.amount, owed=owed, sources=(made.entry.number,)
        )
    entry = post(one, book=terms.book, kind=EntryKind.REFUND_PAID, agreement=agreement, actor=actor)
    tell(agreement, "refund_paid", actor, refund=made.pk)
    return entry
