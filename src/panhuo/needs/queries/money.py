"""Budgets for reading."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from panhuo.intake.money import parse_money
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.needs.models import Need

_WAN: Final = 1_000_000


def format_budget(need: Need) -> str:
    """``50–100 万元``, ``不超过 100 万元``, ``50 万元以上``; "" where no budget was said."""
    low, high = need.budget_min_fen, need.budget_max_fen
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return format_fen(low) if low == high else _("%(low)s 至 %(high)s") % {
            "low": format_fen(low), "high": format_fen(high),
        }  # fmt: skip
    if high is not None:
        return _("不超过 %(amount)s") % {"amount": format_fen(high)}
    return _("%(amount)s 以上") % {"amount": format_fen(low or 0)}


def format_fen(fen: int) -> str:
    """万元 where that is exact to two places and the reader's language counts in 万, else 元."""
    if (get_language() or "").startswith("zh") and fen >= _WAN and fen % (_WAN // 100) == 0:
        return _("%(number)s 万元") % {"number": _number(Decimal(fen) / _WAN)}
    return _("%(number)s 元") % {"number": _number(Decimal(fen) / 100)}


def parse_budget(text: str, *, heading: str = "") -> tuple[int | None, int | None]:
    """Lower and upper end in 分 of a text such as 50-100万元; (None, None) for 面议.

    Raises:
        InvalidInput: the text names no amount, or no unit.
    """
    reading = parse_money(text, heading=heading)
    if reading.note:
        raise InvalidInput(reading.note, field="budget", code="money")
    return reading.low, reading.high


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
