"""Books, terms and closing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement, may_work
from panhuo.deals.ledger.may import may_close, require_keep
from panhuo.deals.ledger.models import Book, ClosedPeriod, Entry, LedgerTerms
from panhuo.deals.ledger.queries.balances import all_balances
from panhuo.deals.rules.ledger.clause import clause_data
from panhuo.deals.rules.ledger.interest import InterestClause
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


def ordinary_book(organisation: Organisation) -> Book:
    """The institution's book of what is not kept apart; made when it is first asked for."""
    return Book.objects.get_or_create(organisation=organisation, separate=False, defaults={"name": "普通账"})[0]


@transaction.atomic
def open_separate_book(organisation: Organisation, *, name: str, actor: User) -> Book:
    """A book for 资产单列. Raises `NotAllowed`, `InvalidInput` for a name that is taken."""
    if not may_work(actor, organisation):
        raise NotAllowed
    clean = name.strip()[:80]
    if not clean or Book.objects.filter(organisation=organisation, name=clean).exists():
        raise InvalidInput(_("请填写没有用过的账簿名称"), field="name")
    book = Book.objects.create(organisation=organisation, name=clean, separate=True)
    log_event(object_type="book", object_id=book.pk, verb="created", actor=actor, organisation=organisation)
    return book


def terms_of(agreement: Agreement) -> LedgerTerms:
    """How the agreement's money is collected; made with the ordinary book when it is first asked for."""
    found = LedgerTerms.objects.filter(agreement=agreement).select_related("book").first()
    if found is None:
        defaults = {"book": ordinary_book(agreement.holder)}
        found = LedgerTerms.objects.get_or_create(agreement=agreement, defaults=defaults)[0]
    return found


def hold_terms(agreement: Agreement) -> LedgerTerms:
    """`terms_of`, held against others who post until the transaction ends."""
    terms = terms_of(agreement)
    LedgerTerms.objects.filter(pk=terms.pk).update(revision=F("revision") + 1)
    return LedgerTerms.objects.select_related("book").get(pk=terms.pk)


@transaction.atomic
def set_terms(
    agreement: Agreement, *, book: Book, due_days: int, interest: InterestClause | None, source: str, actor: User
) -> LedgerTerms:
    """Change how it is collected.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: a book of somebody else; another book after the first posting; interest without its source.
    """
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    if book.organisation_id != agreement.holder_id:
        raise InvalidInput(_("账簿不属于本机构"), field="book")
    if book.pk != terms.book_id and Entry.objects.filter(agreement=agreement).exists():
        raise InvalidInput(_("已经记账的协议不能换账簿：单列账与普通账不互转"), field="book")
    if interest is not None and not source.strip():
        raise InvalidInput(_("请写明利息条款的依据，例如合同第几条"), field="source")
    terms.book, terms.due_days, terms.source = book, due_days, source.strip()[:300]
    terms.interest = clause_data(interest) if interest else None
    terms.save()
    log_event(
        object_type="agreement", object_id=agreement.pk, verb="ledger_terms", actor=actor,
        organisation=agreement.holder,
    )  # fmt: skip
    return terms


@transaction.atomic
def close_period(book: Book, *, until: date, actor: User) -> ClosedPeriod:
    """Close all days up to `until` for good and keep the balances of that day.

    Raises:
        NotAllowed: not an administrator of the institution.
        InvalidInput: a day ahead, or one that is closed already.
    """
    book = Book.objects.select_for_update().select_related("organisation").get(pk=book.pk)
    if not may_close(actor, book):
        raise NotAllowed(_("由本机构的管理员结账"))
    if until >= timezone.localdate():
        raise InvalidInput(_("只能结到昨天为止"), field="until")
    if book.closed_until and until <= book.closed_until:
        raise InvalidInput(_("已结账的期间不能重新打开"), field="until")
    Book.objects.filter(pk=book.pk).update(closed_until=until)
    made = ClosedPeriod.objects.create(book=book, until=until, balances=all_balances(book, on=until), closed_by=actor)
    log_event(
        object_type="book", object_id=book.pk, verb="period_closed", actor=actor, organisation=book.organisation,
        data={"until": until.isoformat()},
    )  # fmt: skip
    return made
