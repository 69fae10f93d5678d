"""Where accounts stand on a day, as conditions for the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from panhuo.portfolio.annuities.enums import AccountState
from panhuo.portfolio.annuities.models import AnnuityAccount

SOON: Final = timedelta(days=365)


def state_of(account: AnnuityAccount, *, today: date) -> AccountState:  # noqa: PLR0911  # a line a state
    """The state of one account; the same as `state_condition` says in the database (a test holds them together)."""
    due = account.next_due
    if account.gap:
        return AccountState.UNKNOWN
    if account.stopped_on is not None:
        return AccountState.STOPPED
    if due is None:
        return AccountState.SETTLED
    if account.suspended and due < today:
        return AccountState.SUSPENDED
    if account.paid_year is None:
        return AccountState.UNSURE
    if due >= today:
        return AccountState.DUE if due <= today + SOON else AccountState.LATER
    lapses = account.next_lapses_after
    return AccountState.GRACE if lapses is None or lapses >= today else AccountState.OVERDUE


def state_condition(state: str, *, today: date) -> Q:
    """The accounts in this state."""
    live = Q(gap="", stopped_on=None, next_due__isnull=False)
    held = Q(suspended=True, next_due__lt=today)
    known = live & Q(paid_year__isnull=False)
    late = known & Q(next_due__lt=today) & ~held
    in_grace = Q(next_lapses_after=None) | Q(next_lapses_after__gte=today)
    return {
        AccountState.UNKNOWN: ~Q(gap=""),
        AccountState.STOPPED: Q(gap="", stopped_on__isnull=False),
        AccountState.SETTLED: Q(gap="", stopped_on=None, next_due=None),
        AccountState.SUSPENDED: live & held,
        AccountState.UNSURE: live & Q(paid_year=None) & ~held,
        AccountState.DUE: known & Q(next_due__gte=today, next_due__lte=today + SOON),
        AccountState.LATER: known & Q(next_due__gt=today + SOON),
        AccountState.GRACE: late & in_grace,
        AccountState.OVERDUE: late & Q(next_lapses_after__lt=today),
    }[AccountState(state)]
