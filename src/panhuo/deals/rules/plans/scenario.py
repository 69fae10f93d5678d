"""What may happen: figures month by month, entered by people. Nothing is assumed where nothing is entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.money import round_fen
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class Scenario:
    """Figures by month of the contract (month 0 first); months without a figure are 0.

    `series`: bases in 分 or units. `surplus`: what the licensee earns before it pays the licensor (分), where the
    net result is wanted. `milestones`: when each is reached; `accepted`: when the trial was accepted; `exit`: the
    day on which the licensee leaves.
    """

    name: str
    series: Mapping[Base, tuple[int, ...]] = field(default_factory=dict)
    surplus: tuple[int, ...] = ()
    milestones: Mapping[str, date] = field(default_factory=dict)
    accepted: date | None = None
    exit: date | None = None

    def of(self, base: Base) -> tuple[int, ...]:
        """The figures of a base.

        Raises:
            RuleError: none were entered; a missing figure is unknown, not 0.
        """
        if base not in self.series:
            raise RuleError(
                gettext_noop("情景“%(name)s”缺少计费基数“%(base)s”的数据"),
                code="no_figures",
                name=self.name,
                base=base.value,
            )
        return self.series[base]


def scaled(scenario: Scenario, *, name: str, factor: Decimal) -> Scenario:
    """The same with every figure times `factor`, as for a low or a high scenario; days stay."""

    def times(values: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(round_fen(value * factor) for value in values)

    series = {base: times(values) for base, values in scenario.series.items()}
    return replace(scenario, name=name, series=series, surplus=times(scenario.surplus))


def three(middle: Scenario, *, low: Decimal, high: Decimal) -> tuple[Scenario, Scenario, Scenario]:
    """Low, middle and high; the factors are the user's.

    Raises:
        RuleError: not low ≤ 1 ≤ high.
    """
    if not 0 <= low <= 1 <= high:
        raise RuleError(gettext_noop("低、高情景的系数应为 0 ≤ 低 ≤ 1 ≤ 高"), code="odd_factors")
    return scaled(middle, name="low", factor=low), middle, scaled(middle, name="high", factor=high)
