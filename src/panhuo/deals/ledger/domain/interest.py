"""Interest that the contract agrees on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.bill import write_invoice
from panhuo.deals.ledger.domain.books import hold_terms, terms_of
from panhuo.deals.ledger.domain.tell import tell
from panhuo.deals.ledger.may import require_keep
from panhuo.deals.ledger.models import Invoice, Line
from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.clause import parse_clause
from panhuo.deals.rules.ledger.interest import late_interest
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def interest_owed(invoice: Invoice, *, until: date) -> int | None:
    """分 of interest for being late up to `until`, less what was billed; None: no interest was agreed.

    Interest bears no interest.
    """
    terms = terms_of(invoice.agreement)
    if terms.interest is None or invoice.of_id is not None:
        return None
    account = accounts.receivable(invoice.entry.number)
    rows = Line.objects.filter(account=account, entry__book=invoice.entry.book, amount__lt=0)
    payments = [(day, -amount) for day, amount in rows.values_list("entry__day", "amount")]
    whole = late_interest(
        invoice.amount, due=invoice.due_on, until=until, payments=payments, clause=parse_clause(terms.interest)
    )
    billed = invoice.interest.filter(entry__reversed_by=None).aggregate(total=Sum("amount"))["total"] or 0
    return whole - int(billed)


@transaction.atomic
def bill_interest(invoice: Invoice, *, actor: User, until: date | None = None) -> Invoice:
    """Bill the interest up to a day. Raises `NotAllowed`, `InvalidInput` where none is owed."""
    agreement = invoice.agreement
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    until = until or timezone.localdate()
    if until > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="until")
    owed = interest_owed(invoice, until=until)
    if not owed or owed < 0:
        raise InvalidInput(_("没有应计的利息"), field="invoice", code="no_interest")
    made = write_invoice(
        terms, amount=owed, day=timezone.localdate(), due_on=None, actor=actor, of=invoice,
        text=_("%(number)s 的逾期利息，计至 %(day)s") % {"number": invoice.entry.number, "day": until.isoformat()},
        sources=[invoice.entry.number],
    )  # fmt: skip
    tell(agreement, "interest_billed", actor, invoice=made.pk)
    return made
