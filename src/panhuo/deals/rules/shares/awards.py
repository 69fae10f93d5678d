"""The statutory award for a granted patent, where nothing was ruled or agreed (细则第九十三条)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from panhuo.deals.rules.money import fen_of
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError
from panhuo.law.kinds import Kind
from panhuo.law.periods import add_months
from panhuo.law.workdays import Rolled, WorkCalendar


@dataclass(frozen=True, slots=True)
class AwardRule:
    valid_from: date
    amounts: Mapping[Kind, int]
    months: int
    article: str


@dataclass(frozen=True, slots=True)
class Award:
    """`amount` in 分, for the patent, not for each inventor; how inventors divide it is not in the law."""

    amount: int
    pay_by: Rolled
    article: str


def parse_awards(data: Mapping[str, Any]) -> tuple[AwardRule, ...]:
    rules = [
        AwardRule(
            date.fromisoformat(one["from"]),
            {kind: fen_of(one[kind.value], place=kind.value) for kind in Kind},
            int(one["months"]),
            one["article"],
        )
        for one in data["awards"]
    ]
    return tuple(sorted(rules, key=lambda rule: rule.valid_from))


@lru_cache(maxsize=1)
def shipped_awards() -> tuple[AwardRule, ...]:
    """What comes with Panhuo; an administrator can replace it."""
    text = files("panhuo.deals.rules.shares").joinpath("data/awards.json").read_text(encoding="utf-8")
    return parse_awards(json.loads(text))


def statutory_award(
    kind: Kind, *, grant_announced: date, ruled: bool, calendar: WorkCalendar, rules: Iterable[AwardRule] | None = None
) -> Award | None:
    """The least award by the rule in force when the grant was announced; None: ruled or agreed otherwise.

    Raises:
        RuleError: the grant is older than the rules that are known.
    """
    if ruled:
        return None
    known = [one for one in (shipped_awards() if rules is None else rules) if one.valid_from <= grant_announced]
    if not known:
        raise RuleError(gettext_noop("没有收录 %(day)s 当时的奖金规定"), code="no_award_rule", day=grant_announced)
    rule = max(known, key=lambda one: one.valid_from)
    return Award(rule.amounts[kind], calendar.roll(add_months(grant_announced, rule.months)), rule.article)
