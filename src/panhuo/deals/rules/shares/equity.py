"""Equity for a patent: the share is in 股份或者出资比例, not in cash (转化法第四十五条第一款第二项)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from panhuo.deals.rules.money import HUNDRED, percent_of, raise_fen, round_fen
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class EquityShare:
    """Capital in 分. `percent_of_company`: the least share of the whole company that goes to persons."""

    formed: int
    percent_of_company: Decimal
    capital_to_persons: int


def equity_share(company_capital: int, *, patents_percent: Decimal, floor_percent: Decimal) -> EquityShare:
    """What the patents form of `company_capital`, and the least of it for persons, rounded up.

    Raises:
        RuleError: a percentage outside 0 to 100, or a negative capital.
    """
    if company_capital < 0 or not 0 <= patents_percent <= HUNDRED or not 0 <= floor_percent <= HUNDRED:
        raise RuleError(gettext_noop("出资比例应在 0 与 100% 之间"), code="odd_equity")
    formed = percent_of(company_capital, patents_percent)
    part = patents_percent * floor_percent / HUNDRED
    least = raise_fen(percent_of(company_capital, part))
    return EquityShare(round_fen(formed), part.normalize() + 0, least)
