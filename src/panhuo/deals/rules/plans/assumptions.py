"""What a comparison of plans rests on: figures that people entered, never a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.figures import by_month
from panhuo.deals.rules.plans.plan import Plan, TriggerKind
from panhuo.deals.rules.plans.scenario import Scenario, three
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

Years = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """`years`: for each base, year by year, one figure or one a month (分 or units). `percent`: discount a year.

    `surplus`: what the licensee earns before it pays. None stands for what nobody said.
    """

    years: Mapping[Base, Years] = field(default_factory=dict)
    surplus: Years = ()
    percent: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    milestones: Mapping[str, date] = field(default_factory=dict)
    accepted: date | None = None
    exit: date | None = None

    def middle(self, plan: Plan) -> Scenario:
        """The scenario in the middle for a plan.

        Raises:
            RuleError: the figures do not fit the months of the plan.
        """
        series = {base: by_month(values, months=plan.months) for base, values in self.years.items()}
        surplus = by_month(self.surplus, months=plan.months)
        return Scenario("middle", series, surplus, dict(self.milestones), self.accepted, self.exit)

    def require_days(self, plan: Plan) -> None:
        """Raises `RuleError` where a day on which payments depend was not said: unknown is not never."""
        if plan.trigger is not None and plan.trigger.kind is TriggerKind.TRIAL and self.accepted is None:
            raise RuleError(gettext_noop("请填写预计的试用验收日：付费取决于它"), code="no_day")
        for one in plan.milestones:
            if one.key not in self.milestones:
                told = gettext_noop("请填写里程碑“%(key)s”的预计日期；不会达成的，填期限以后的日期")
                raise RuleError(told, code="no_day", key=one.key)

    def scenarios(self, plan: Plan) -> tuple[Scenario, ...]:
        """Low, middle, high; only the middle one where no factors were said."""
        middle = self.middle(plan)
        if self.low is None or self.high is None:
            return (middle,)
        return three(middle, low=self.low, high=self.high)


def assumptions_data(said: Assumptions) -> dict[str, Any]:
    """Plain data that `parse_assumptions` reads back."""
    return {
        "years": {base.value: [list(year) for year in years] for base, years in said.years.items()},
        "surplus": [list(year) for year in said.surplus],
        "percent": _text(said.percent),
        "low": _text(said.low),
        "high": _text(said.high),
        "milestones": {key: str(day) for key, day in said.milestones.items()},
        "accepted": _text(said.accepted),
        "exit": _text(said.exit),
    }


def parse_assumptions(data: Mapping[str, Any]) -> Assumptions:
    """From plain data.

    Raises:
        RuleError: a value that cannot be read.
    """
    try:
        return Assumptions(
            years={Base(base): _years(years) for base, years in data.get("years", {}).items()},
            surplus=_years(data.get("surplus", [])),
            percent=_decimal(data.get("percent")),
            low=_decimal(data.get("low")),
            high=_decimal(data.get("high")),
            milestones={key: date.fromisoformat(day) for key, day in data.get("milestones", {}).items()},
            accepted=_day(data.get("accepted")),
            exit=_day(data.get("exit")),
        )
    except (ValueError, TypeError, ArithmeticError) as error:
        raise RuleError(gettext_noop("比较的假设无法读取"), code="odd_assumptions") from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value in {None, ""} else Decimal(str(value))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _years(years: list[list[int]]) -> Years:
    return tuple(tuple(int(value) for value in year) for year in years)
