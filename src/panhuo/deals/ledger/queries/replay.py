"""Entries as the rules know them, and replaying a book."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.models import Book, Entry
from panhuo.deals.ledger.queries.balances import all_balances
from panhuo.deals.rules.ledger import entries as rules
from panhuo.deals.rules.ledger.ledger import Ledger, balances, ledger_of
from panhuo.law.errors import RuleError


def rule_entry(row: Entry) -> rules.Entry:
    """One entry; reads lines, sources and what it reverses."""
    lines = tuple(rules.Line(line.account, line.amount) for line in row.lines.all())
    sources = tuple(one.source.number if one.source else one.paper for one in row.sources.all())
    return rules.Entry(row.number, row.day, lines, row.text, sources, row.reverses.number if row.reverses else "")


def rule_entries(rows: Iterable[Entry]) -> list[rules.Entry]:
    return [rule_entry(row) for row in rows]


def ledger_of_agreement(agreement: Agreement) -> Ledger:
    """All entries of an agreement in the order of posting."""
    return Ledger(tuple(rule_entries(_whole(Entry.objects.filter(agreement=agreement)))))


def replay(book: Book) -> dict[str, int]:
    """Balances by replaying every posting of a book under the rules.

    Raises:
        RuleError: the postings cannot have been made in this order.
    """
    entries = rule_entries(_whole(Entry.objects.filter(book=book)))
    return dict(sorted(balances(ledger_of(entries).entries).items()))


def check_book(book: Book) -> list[str]:
    """What is wrong with a book: nothing, if replaying gives the balances and every closing still holds."""
    try:
        replayed = replay(book)
    except RuleError as error:
        return [str(error)]
    found = [] if replayed == all_balances(book) else ["replaying gives other balances"]
    changed = [one.until for one in book.closings.all() if one.balances != all_balances(book, on=one.until)]
    return found + [f"balances of the period closed on {until} have changed" for until in changed]


def _whole(rows: Iterable[Entry]) -> Iterable[Entry]:
    return rows.select_related("reverses").prefetch_related("lines", "sources__source").order_by("pk")  # type: ignore[attr-defined, no-any-return]
