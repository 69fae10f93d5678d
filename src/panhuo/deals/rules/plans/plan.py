"""A payment plan: everything that a licensee may owe, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.royalty import Royalty
from panhuo.law.periods import add_months


class TriggerKind(StrEnum):
    """`MILESTONE`: one of the plan's milestones is reached. `TRIAL`: the trial was accepted."""

    DATE = "date"
    REVENUE = "revenue"
    TRIAL = "trial"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What starts the paying. `amount`: net sales in 分 since the contract took effect, for `REVENUE`."""

    kind: TriggerKind
    day: date | None = None
    amount: int | None = None
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class Instalment:
    """`amount` (分) on `day`, or `after_months` from the start: of the contract, or of the trigger if `triggered`."""

    amount: int
    day: date | None = None
    after_months: int = 0
    triggered: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """`amount` (分) when it is reached; `evidence` says by which document that is shown."""

    key: str
    amount: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Exit:
    """The licensee may end it: not before `after_months`, with `notice_months` notice, for `fee` (分)."""

    after_months: int = 0
    notice_months: int = 0
    fee: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """The licensor may have the books looked at `times` a year after `notice_days`.

    Where more than `percent` was reported too little the licensee bears the cost; None: not agreed.
    """

    times: int = 1
    notice_days: int = 0
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """From `first` to `last`, both included. Amounts in 分.

    `lump`: once, at the start. `entry`: the entry fee, which may be 0. Months of `free_months` count towards no
    royalty. With a `trigger` royalties, and instalments marked so, begin only after it. `cap`: over everything.
    """

    first: date
    last: date
    lump: int = 0
    entry: int = 0
    free_months: int = 0
    instalments: tuple[Instalment, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    royalties: tuple[Royalty, ...] = ()
    trigger: Trigger | None = None
    cap: int | None = None
    exit: Exit | None = None
    audit: Audit | None = None

    @property
    def months(self) -> int:
        """Months of the contract, a begun one included."""
        return max(self.month_of(self.last) + 1, 1)

    def month_of(self, day: date) -> int:
        """Which month of the contract `day` falls in, 0 the first."""
        whole = (day.year - self.first.year) * 12 + day.month - self.first.month
        return whole if add_months(self.first, whole) <= day else whole - 1

    def month_start(self, month: int) -> date:
        return add_months(self.first, month)

    def month_end(self, month: int) -> date:
        """The last day of a month of the contract, never after its term."""
        return min(add_months(self.first, month + 1) - timedelta(days=1), self.last)

    def bases(self) -> frozenset[Base]:
        return frozenset(royalty.base for royalty in self.royalties)
