"""Interest that a contract agrees on, on what is open day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from panhuo.deals.rules.money import round_fen
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

_PRECISION = 40


@dataclass(frozen=True, slots=True)
class InterestClause:
    """`percent` of the open amount a year of `days_a_year`, or a day if `daily`; `free_days` after the due day.

    Once the free days are over interest runs from the day after the due day, unless `from_end_of_free`.
    `cap_percent` of the principal: the most that the contract allows.
    """

    percent: Decimal
    days_a_year: int = 365
    daily: bool = False
    free_days: int = 0
    from_end_of_free: bool = False
    cap_percent: Decimal | None = None


def late_interest(
    principal: int, *, due: date, until: date, payments: Iterable[tuple[date, int]], clause: InterestClause
) -> int:
    """Simple interest in 分 for being late, up to and including `until`, rounded once.

    A payment on a day stops interest on its amount from the day after; the day of payment itself still counts.
    The first day that counts is the day after `due`.

    Raises:
        RuleError: a negative principal or rate, or a year without days.
    """
    if principal < 0 or clause.percent < 0 or clause.days_a_year <= 0:
        raise RuleError(gettext_noop("利息的本金、利率不能为负"), code="odd_interest")
    skipped = clause.free_days if clause.from_end_of_free else 0
    if (until - due).days <= clause.free_days:
        return 0
    start = date.fromordinal(due.toordinal() + skipped)
    days = _open_days(principal, start=start, until=until, payments=payments)
    with localcontext() as context:
        context.prec = _PRECISION
        exact = days * clause.percent / 100 / (1 if clause.daily else clause.days_a_year)
        if clause.cap_percent is not None:
            exact = min(exact, principal * clause.cap_percent / 100)
        return round_fen(exact)


def _open_days(principal: int, *, start: date, until: date, payments: Iterable[tuple[date, int]]) -> Decimal:
    """Sum over days of what is open, in 分 · days."""
    open_, since, total = principal, start, 0
    for day, amount in sorted(payments):
        if day > until:
            break
        if day > since:
            total += open_ * (day - since).days
            since = day
        open_ = max(open_ - amount, 0)
    total += open_ * max((until - since).days, 0)
    return Decimal(total)
