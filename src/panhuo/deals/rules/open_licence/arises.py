"""When a licence under a statement arises: by notice and payment (专利法第五十一条第一款)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panhuo.deals.rules.sources import Source, law, reading


class Missing(StrEnum):
    NOTHING = ""
    ANNOUNCEMENT = "announcement"
    NOTICE = "notice"
    PAYMENT = "payment"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Announced:
    """The life of a statement: announced by the office, withdrawn by its announcement, last day of its own term."""

    announced: date | None
    withdrawn: date | None = None
    last: date | None = None

    def open_on(self, day: date) -> bool:
        """A withdrawal works from the day on which it is announced (第五十条第二款)."""
        return (
            self.announced is not None
            and self.announced <= day
            and (self.withdrawn is None or day < self.withdrawn)
            and (self.last is None or day <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Paying:
    """`due_first`: what the announced standard asks for before use (分); `paid`: receipts so far, by day."""

    due_first: int
    paid: tuple[tuple[date, int], ...] = ()

    def settled_on(self) -> date | None:
        total = 0
        for day, fen in sorted(self.paid):
            total += fen
            if total >= self.due_first:
                return day
        return None


@dataclass(frozen=True, slots=True)
class Arising:
    """`day` None: no licence (yet), because of `missing`."""

    day: date | None
    missing: Missing
    source: Source


_ACT = "专利法第五十一条第一款"


def licence_arises(statement: Announced, *, notice: date | None, paying: Paying) -> Arising:
    """The day on which the licence was obtained.

    With an entry fee of 0 nothing is due first; then the licence arises with the notice, and what follows is owed by
    the announced standard: a reading, the text does not settle it. Notice and payment must both come while the
    statement is open; a notice before its withdrawal with a payment after it is not 在先给予 (reading).
    """
    source = law(_ACT) if paying.due_first > 0 else reading(_ACT)
    if statement.announced is None:
        return Arising(None, Missing.ANNOUNCEMENT, law("专利法第五十条第一款"))
    if notice is None:
        return Arising(None, Missing.NOTICE, source)
    settled = paying.settled_on() if paying.due_first > 0 else notice
    if settled is None:
        return Arising(None, Missing.PAYMENT, source)
    day = max(notice, settled)
    if notice < statement.announced:
        return Arising(None, Missing.ANNOUNCEMENT, reading(_ACT))
    if not statement.open_on(day):
        return Arising(None, Missing.TOO_LATE, reading("专利法第五十条第二款"))
    return Arising(day, Missing.NOTHING, source)
