"""Both sides' cash by month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from panhuo.deals.rules.plans.charges import Charge, charges
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Row:
    """One month of the contract. `licensor` gets what the charges say; `licensee` keeps its surplus less that (分).

    Where no surplus was entered, `licensee` is what it pays, as a negative number.
    """

    month: int
    first: date
    last: date
    charges: tuple[Charge, ...]
    licensor: int
    licensee: int


@dataclass(frozen=True, slots=True)
class CashFlow:
    """`not_owed`: charges whose day lies after the end of the term or the exit."""

    rows: tuple[Row, ...]
    not_owed: tuple[Charge, ...] = ()

    @property
    def total(self) -> int:
        """All that the licensor gets, in 分."""
        return sum(row.licensor for row in self.rows)

    @property
    def charges(self) -> tuple[Charge, ...]:
        return tuple(one for row in self.rows for one in row.charges)


def cash_flow(plan: Plan, scenario: Scenario) -> CashFlow:
    """Rows for every month of the term, also after an exit.

    Raises:
        RuleError: the scenario has no figures for a base that the plan charges, or for net sales that trigger it.
    """
    owed, not_owed = charges(plan, scenario)
    by_month: dict[int, list[Charge]] = {}
    for one in capped(owed, plan.cap):
        by_month.setdefault(plan.month_of(one.day), []).append(one)
    surplus = scenario.surplus
    rows, start = [], plan.first
    for month in range(plan.months):
        due = tuple(by_month[month]) if month in by_month else ()
        paid = sum(one.amount for one in due) if due else 0
        following = plan.month_start(month + 1)
        earned = surplus[month] if month < len(surplus) else 0
        rows.append(Row(month, start, min(following - timedelta(days=1), plan.last), due, paid, earned - paid))
        start = following
    return CashFlow(tuple(rows), tuple(not_owed))


def capped(owed: list[Charge], cap: int | None) -> list[Charge]:
    """Charges by day until the cap over everything is used up."""
    if cap is None:
        return owed
    kept, left = [], cap
    for one in owed:
        amount = min(one.amount, left)
        if amount > 0:
            kept.append(replace(one, amount=amount))
            left -= amount
    return kept
