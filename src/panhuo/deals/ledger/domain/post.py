"""Writing an entry: the only way into the ledger."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.enums import EntryKind
from panhuo.deals.ledger.models import Book, Entry, EntrySource, Line, Series
from panhuo.deals.ledger.queries.replay import rule_entry
from panhuo.deals.refused import refused
from panhuo.deals.rules.ledger import entries as rules
from panhuo.deals.rules.ledger.ledger import check_entry
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import Organisation, User


def next_number(organisation: Organisation, kind: EntryKind, *, day: date) -> str:
    """The next free number, such as SK2026-0012; taken for good by whoever asks."""
    prefix = f"{kind.value}{day.year}"
    Series.objects.get_or_create(organisation=organisation, prefix=prefix)
    rows = Series.objects.filter(organisation=organisation, prefix=prefix)
    rows.update(last=F("last") + 1)
    return f"{prefix}-{rows.get().last:04d}"


def account_name(name: str, *, agreement: Agreement) -> str:
    """A name as part of an account's path, kept apart by agreement."""
    return f"{re.sub('/', '／', name)[:120]}#{agreement.pk}"


def post(
    one: rules.Entry, *, book: Book, kind: EntryKind, agreement: Agreement | None, actor: User, text: str = ""
) -> Entry:
    """Write `one` down. Call it in a transaction, holding the agreement's terms.

    Raises:
        InvalidInput: a day ahead or in a closed period, or a reversal that cannot be.
    """
    if one.day > timezone.localdate():
        raise InvalidInput(_("记账日期不能晚于今天"), field="day")
    book = Book.objects.select_related("organisation").get(pk=book.pk)
    original = Entry.objects.filter(organisation=book.organisation, number=one.reverses or "").first()
    known = {original.number: rule_entry(original)} if original else {}
    if original is not None:
        done = Entry.objects.filter(reverses=original).first()
        known |= {done.number: rule_entry(done)} if done else {}
    with refused("day"):
        check_entry(one, known=known, closed_until=book.closed_until)
    made = Entry.objects.create(
        organisation=book.organisation, book=book, agreement=agreement, number=one.id, kind=kind, day=one.day,
        text=(text or one.text)[:200], reverses=original, posted_by=actor,
    )  # fmt: skip
    Line.objects.bulk_create(Line(entry=made, account=line.account, amount=line.amount) for line in one.lines)
    _write_sources(made, one)
    return made


def _write_sources(made: Entry, one: rules.Entry) -> None:
    rows = Entry.objects.filter(organisation_id=made.organisation_id, number__in=one.sources)
    found = {row.number: row for row in rows}
    EntrySource.objects.bulk_create(
        EntrySource(entry=made, source=found.get(name), paper="" if name in found else name[:80])
        for name in dict.fromkeys(one.sources)
    )


def reverse(original: Entry, *, day: date, actor: User, text: str) -> Entry:
    """Post the entry that undoes `original`.

    Raises:
        InvalidInput: what came of it stands still, it was reversed before, or the day is closed.
    """
    standing = Entry.objects.filter(sources__source=original, reversed_by=None, reverses=None).first()
    if standing is not None:
        message = _("%(number)s 由它产生，请先冲销")
        raise InvalidInput(message, field="entry", code="has_results", params={"number": standing.number})
    number = next_number(original.organisation, EntryKind.REVERSAL, day=day)
    undone = rules.reversal(rule_entry(original), entry_id=number, day=day)
    return post(
        undone, book=original.book, kind=EntryKind.REVERSAL, agreement=original.agreement, actor=actor, text=text
    )
