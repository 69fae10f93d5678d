"""When both sides agree on a patent (校企双方评价一致, 16号文 一(二)).

The notice states no figures: the rule is ours, editable by each institution, and every verdict names the version it was
made by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

PROSPECTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Rule:
    """Thresholds, all inclusive.

    `min_raters`: enterprises that must have rated. `max_spread`: largest minus smallest prospect. `min_grade` and
    `min_prospect` (tenths, of the mean) make "high"; `max_low_prospect` (tenths) makes "low" on the enterprises' side.
    `min_interested`: enterprises that want to cooperate, for "high".
    """

    min_raters: int
    max_spread: int
    min_grade: int
    min_prospect_tenths: int
    max_low_prospect_tenths: int
    min_interested: int


@dataclass(frozen=True, slots=True)
class Said:
    """What one enterprise said; only one rating of each enterprise counts."""

    prospect: int
    interested: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is a value of `Outcome`; `mean` is exact, None where nobody rated."""

    outcome: str
    raters: int
    mean: Fraction | None
    spread: int | None
    interested: int

    @property
    def mean_hundredths(self) -> int | None:
        """The mean for storing and comparing in lists: hundredths, rounded half up."""
        return None if self.mean is None else int(self.mean * 100 + Fraction(1, 2))


def judge(grade: int | None, said: Sequence[Said], rule: Rule) -> Verdict:
    """The verdict on one patent.

    Order: not enough raters → no self-grade → enterprises differ too much → agreed high, agreed low → whose is higher.
    What lies between high and low on the enterprises' side agrees with nothing: the side that is higher is named.
    """
    raters, interested = len(said), sum(one.interested for one in said)
    prospects = [one.prospect for one in said]
    mean = Fraction(sum(prospects), raters) if raters else None
    spread = max(prospects) - min(prospects) if raters else None
    outcome = _outcome(grade, mean, spread, raters, interested, rule)
    return Verdict(outcome, raters, mean, spread, interested)


def _outcome(
    grade: int | None, mean: Fraction | None, spread: int | None, raters: int, interested: int, rule: Rule
) -> str:
    if mean is None or spread is None or raters < max(rule.min_raters, 1):
        return "too_few"
    if grade is None:
        return "no_grade"
    if spread > rule.max_spread:
        return "spread"
    return _sides(grade, mean, interested, rule)


def _sides(grade: int, mean: Fraction, interested: int, rule: Rule) -> str:
    school_high = grade >= rule.min_grade
    firms_high = mean * 10 >= rule.min_prospect_tenths and interested >= rule.min_interested
    if school_high and firms_high:
        return "agreed_high"
    if school_high:
        return "school_higher"
    if firms_high or mean * 10 > rule.max_low_prospect_tenths:
        return "firm_higher"
    return "agreed_low"
