"""Present values: which plans are worth the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from typing import Final

from panhuo.deals.rules.money import HUNDRED, round_fen
from panhuo.deals.rules.plans.cash_flow import CashFlow
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

MONTHS: Final = 12
_PRECISION: Final = 40


def present_value(amounts: Iterable[int], *, percent_a_year: Decimal) -> int:
    """What `amounts` (分, month by month, the first now) are worth today, rounded once.

    The month's rate is the twelfth root of the year's: (1 + r)^(1/12).

    Raises:
        RuleError: the rate is -100 % or below.
    """
    if percent_a_year <= -HUNDRED:
        raise RuleError(gettext_noop("折现率应大于 -100%"), code="odd_rate")
    with localcontext() as context:
        context.prec = _PRECISION
        factor = (1 + percent_a_year / HUNDRED) ** (Decimal(-1) / MONTHS)
        total, weight = Decimal(0), Decimal(1)
        for amount in amounts:
            if amount:
                total += amount * weight
            weight *= factor
        return round_fen(total)


def licensor_value(flow: CashFlow, *, percent_a_year: Decimal) -> int:
    """Present value (分) of what the licensor gets; also the lump sum that is worth as much."""
    return present_value((row.licensor for row in flow.rows), percent_a_year=percent_a_year)


def licensee_value(flow: CashFlow, *, percent_a_year: Decimal) -> int:
    """Present value (分) of what the licensee keeps."""
    return present_value((row.licensee for row in flow.rows), percent_a_year=percent_a_year)


def equal_value(
    flow_at: Callable[[Decimal], CashFlow],
    *,
    target: int,
    percent_a_year: Decimal,
    most: Decimal,
    step: Decimal = Decimal("0.01"),
) -> Decimal | None:
    """The smallest multiple of `step` up to `most` at which `flow_at` is worth `target` (分) or more to the licensor.

    `flow_at` takes a rate (of a royalty, or anything that only raises what is paid). None: not even `most` does, as
    when a cap forbids it.
    """

    def enough(count: int) -> bool:
        return licensor_value(flow_at(count * step), percent_a_year=percent_a_year) >= target

    low, high = 0, int(most / step)
    if not enough(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low * step
