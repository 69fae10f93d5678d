"""Whether a year is paid: an annuity paid in part is not paid (Rule 115: 未缴纳或者未缴足的)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from panhuo.portfolio.annuities.rules.late import grace_end, surcharge_on
from panhuo.portfolio.annuities.rules.readings import LateBase
from panhuo.portfolio.annuities.rules.tables import FeeTable
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar


@dataclass(frozen=True, slots=True)
class Paid:
    """`amount` (分) towards the annuity of `year`.

    `day` is the day of payment: for a bank transfer the day on which the bank sent it off, not the day of credit
    (Rule 111(2)).
    """

    year: int
    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """`settled_on` None: not paid in full. `missing` is what a payment on the last day seen still lacked (分)."""

    settled_on: date | None
    paid: int
    missing: int


def settle(
    payments: Iterable[Paid],
    *,
    due: Rolled | None,
    payable: int,
    full: int,
    table: FeeTable,
    calendar: WorkCalendar,
    base: LateBase = LateBase.ROLLED,
) -> Settlement:
    """Add up what was paid for one year until it is enough, the surcharge of each day included.

    Money that comes after the later reading of the grace period settles nothing; it can be claimed back for three
    years (Rule 111(3)). `due` None: the year of grant, paid at registration.
    """
    last = max(grace_end(due, table=table, calendar=calendar, base=b).day for b in LateBase) if due else None
    total, missing = 0, payable
    for payment in sorted(payments, key=lambda one: one.day):
        if last is not None and payment.day > last:
            break
        total += payment.amount
        late = surcharge_on(payment.day, due=due, full=full, table=table, base=base) if due else 0
        missing = payable + late - total
        if missing <= 0:
            return Settlement(payment.day, total, 0)
    return Settlement(None, total, missing)
