"""Who may do what with the ledger, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.api import Agreement, may_work, require_one_side_of
from panhuo.deals.plans.api import works_for
from panhuo.orgs.api import NotAllowed, is_admin_of

if TYPE_CHECKING:
    from panhuo.deals.ledger.models import Book
    from panhuo.orgs.models import User


def may_keep(user: User, agreement: Agreement) -> bool:
    """Bills, books receipts and decides on reports: staff of the holder."""
    return may_work(user, agreement.holder)


def may_report(user: User, agreement: Agreement) -> bool:
    """Hands in figures and facts: staff of either side that sees the agreement."""
    if not Agreement.objects.visible_to(user).filter(pk=agreement.pk).exists():
        return False
    parties = agreement.parties.exclude(organisation=None).values_list("organisation_id", flat=True)
    return works_for(user, {agreement.holder_id, *parties})


def may_close(user: User, book: Book) -> bool:
    """Administrators of the institution."""
    return is_admin_of(user, book.organisation)


def require_keep(user: User, agreement: Agreement) -> None:
    """Raises `NotAllowed` for who does not work for the holder, or stands on both sides unasked."""
    if not may_keep(user, agreement):
        raise NotAllowed
    require_one_side_of(agreement, user)


def require_report(user: User, agreement: Agreement) -> None:
    """Raises `NotAllowed` for who works for neither side, or stands on both unasked."""
    if not may_report(user, agreement):
        raise NotAllowed
    require_one_side_of(agreement, user)
