"""Preservation and suspension (Rules 103-105): while they last, nothing lapses.

What the six months do once the procedure goes on is not in the texts. Two readings: they ran on all the time, and the
right ends when the suspension does (the earlier day, by which we warn); or the days that were left when it began are
counted on from its end (the later day, after which we say "lapsed").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from panhuo.portfolio.annuities.rules.reductions import Period


@dataclass(frozen=True, slots=True)
class Grace:
    """`warn` is the earlier, `last` the later reading of the last day to pay; None: open while suspended."""

    warn: date | None
    last: date | None
    touched: bool = False


def suspended_grace(suspensions: Iterable[Period], *, due: date, warn: date, last: date) -> Grace:
    """The end of the grace period that runs from `due` when suspensions fall into it.

    A suspension that begins after the later end of the grace comes too late: the right has ended as of the due day.
    """
    touched = False
    for period in sorted(suspensions, key=lambda one: one.first):
        if period.first > last:
            break
        if period.last is not None and period.last < due:
            continue
        touched = True
        if period.last is None:
            return Grace(None, None, touched=True)
        left = (last - max(period.first, due)).days
        warn = max(warn, period.last)
        last = max(last, period.last + timedelta(days=left))
    return Grace(warn, last, touched)
