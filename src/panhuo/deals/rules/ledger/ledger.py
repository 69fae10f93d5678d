"""A ledger: entries in the order of posting, and periods that are closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from panhuo.deals.rules.ledger.entries import Entry
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class Ledger:
    """Immutable: `post` gives a new one. Nothing is posted on or before `closed_until`."""

    entries: tuple[Entry, ...] = ()
    closed_until: date | None = None

    def post(self, one: Entry) -> Ledger:
        """The ledger with `one` added.

        Raises:
            RuleError: its period is closed, its id is taken, or it reverses what is not there, differs from it or
                was reversed before.
        """
        check_entry(one, known={old.id: old for old in self.entries}, closed_until=self.closed_until)
        return replace(self, entries=(*self.entries, one))

    def get(self, entry_id: str) -> Entry:
        """The entry of that id.

        Raises:
            RuleError: there is none.
        """
        for one in self.entries:
            if one.id == entry_id:
                return one
        raise RuleError(gettext_noop("没有分录 %(id)s"), code="no_entry", id=entry_id)

    def close(self, until: date) -> Ledger:
        """Close all days up to `until`.

        Raises:
            RuleError: a later day is closed already; periods are not opened again.
        """
        if self.closed_until is not None and until < self.closed_until:
            raise RuleError(gettext_noop("已结账的期间不能重新打开"), code="not_reopened")
        return replace(self, closed_until=until)

    def balance(self, account: str, *, on: date | None = None) -> int:
        """What an account and those under it (account/…) hold, at the end of `on`, by replaying."""
        under = account + "/"
        return sum(
            line.amount
            for one in self.entries
            if on is None or one.day <= on
            for line in one.lines
            if line.account == account or line.account.startswith(under)
        )


def balances(entries: Iterable[Entry]) -> dict[str, int]:
    """What each account holds after the entries, those at 0 left out."""
    found: defaultdict[str, int] = defaultdict(int)
    for one in entries:
        for line in one.lines:
            found[line.account] += line.amount
    return {account: amount for account, amount in found.items() if amount}


def check_entry(one: Entry, *, known: Mapping[str, Entry], closed_until: date | None = None) -> None:
    """Whether `one` may follow the entries `known` by id; a caller that posts many keeps that mapping itself.

    Raises:
        RuleError: see `Ledger.post`.
    """
    if closed_until is not None and one.day <= closed_until:
        raise RuleError(
            gettext_noop("%(until)s 及以前的期间已经结账"), code="period_closed", until=closed_until, day=one.day
        )
    if one.id in known:
        raise RuleError(gettext_noop("分录号 %(id)s 已经存在"), code="id_taken", id=one.id)
    if one.reverses:
        _check_reversal(one, known)


def _check_reversal(one: Entry, known: Mapping[str, Entry]) -> None:
    original = known.get(one.reverses)
    if original is None:
        raise RuleError(gettext_noop("没有分录 %(id)s"), code="no_entry", id=one.reverses)
    if any(old.reverses == one.reverses for old in known.values()):
        raise RuleError(gettext_noop("分录 %(id)s 已经冲销"), code="reversed_twice", id=one.reverses)
    if balances([original, one]):
        raise RuleError(gettext_noop("冲销分录与原分录 %(id)s 不符"), code="reversal_differs", id=one.reverses)
    if one.day < original.day:
        raise RuleError(gettext_noop("冲销日早于原分录"), code="reversal_early")


def ledger_of(entries: Iterable[Entry], *, closed_until: date | None = None) -> Ledger:
    """Replay, with every check but that of closed days: what is posted was posted while they were open.

    Raises:
        RuleError: the entries cannot have been posted in this order.
    """
    known: dict[str, Entry] = {}
    for one in entries:
        check_entry(one, known=known)
        known[one.id] = one
    return Ledger(tuple(known.values()), closed_until)
