"""Royalties: a rate on a base, with steps, a minimum, maxima and caps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.money import HUNDRED


@dataclass(frozen=True, slots=True)
class Step:
    """Up to `until` of the cumulated base (None: without end), `rate`: per cent of money, or 分 for one unit."""

    until: int | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Royalty:
    """`steps` apply slice by slice to the base cumulated since the royalty began.

    `period_months`: how often it is reported. `minimum`, `maximum` (分) hold for a royalty year, `cap` for its whole
    life; where they contradict one another the lower one wins. A royalty year that is cut short by the end of the
    term or an exit owes the minimum for the months that have begun, if `prorate`.
    """

    base: Base
    steps: tuple[Step, ...]
    period_months: int = 12
    minimum: int = 0
    maximum: int | None = None
    cap: int | None = None
    prorate: bool = True

    def exact(self, cumulated: int) -> Decimal:
        """The royalty on `cumulated` (分 or units), before minimum and caps, exact, in 分."""
        divisor = Decimal(1) if self.base in COUNTED else HUNDRED
        total, lower = Decimal(0), 0
        for step in self.steps:
            upper = cumulated if step.until is None else min(step.until, cumulated)
            if upper <= lower:
                break
            total += (upper - lower) * step.rate / divisor
            lower = upper
        return total


def one_rate(percent: Decimal) -> tuple[Step, ...]:
    """The steps of a rate that never changes."""
    return (Step(None, percent),)
