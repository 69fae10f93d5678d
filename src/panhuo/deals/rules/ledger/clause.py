"""An interest clause as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from panhuo.deals.rules.ledger.interest import InterestClause
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


def clause_data(clause: InterestClause) -> dict[str, Any]:
    """Plain data that `parse_clause` reads back."""
    return {
        "percent": str(clause.percent),
        "days_a_year": clause.days_a_year,
        "daily": clause.daily,
        "free_days": clause.free_days,
        "from_end_of_free": clause.from_end_of_free,
        "cap_percent": None if clause.cap_percent is None else str(clause.cap_percent),
    }


def parse_clause(data: Mapping[str, Any]) -> InterestClause:
    """From plain data.

    Raises:
        RuleError: a value that cannot be read or is negative.
    """
    try:
        cap = data.get("cap_percent")
        clause = InterestClause(
            percent=Decimal(str(data["percent"])),
            days_a_year=int(data.get("days_a_year", 365)),
            daily=bool(data.get("daily")),
            free_days=int(data.get("free_days", 0)),
            from_end_of_free=bool(data.get("from_end_of_free")),
            cap_percent=None if cap in {None, ""} else Decimal(str(cap)),
        )
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise RuleError(gettext_noop("利息条款无法读取"), code="odd_clause") from error
    numbers = (clause.percent, clause.days_a_year, clause.free_days, clause.cap_percent or 0)
    if any(number < 0 for number in numbers) or not clause.percent.is_finite() or not clause.days_a_year:
        raise RuleError(gettext_noop("利息的本金、利率不能为负"), code="odd_interest")
    return clause
