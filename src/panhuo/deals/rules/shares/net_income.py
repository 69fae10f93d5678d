"""Net income: three regions define it, each in its own way; the nation's law does not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from panhuo.deals.rules.regions import in_force
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


class Cost(StrEnum):
    """`RESEARCH_PUBLIC`: what public money paid of the research; `RESEARCH_OWN`: what the unit itself paid."""

    TAXES = "taxes"
    UPKEEP = "upkeep"
    VALUATION = "valuation"
    APPRAISAL = "appraisal"
    NEGOTIATION = "negotiation"
    OTHER_DIRECT = "other_direct"
    RESEARCH_OWN = "research_own"
    RESEARCH_PUBLIC = "research_public"


class Deduct(StrEnum):
    """`OPEN`: not named, but the text goes on with 等; deducted, and said to be a reading."""

    NAMED = "named"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Definition:
    """`base`: from what is deducted; costs not listed are not deducted."""

    region: str
    valid_from: date
    valid_to: date | None
    base: str
    costs: Mapping[Cost, Deduct]
    article: str


def parse_definitions(data: Mapping[str, Any]) -> tuple[Definition, ...]:
    return tuple(
        Definition(
            one["region"],
            date.fromisoformat(one["from"]),
            date.fromisoformat(one["to"]) if one.get("to") else None,
            one["base"],
            {Cost(name): Deduct(how) for name, how in one["costs"].items()},
            one["article"],
        )
        for one in data["definitions"]
    )


@lru_cache(maxsize=1)
def shipped_definitions() -> tuple[Definition, ...]:
    """What comes with Panhuo; an administrator can replace it."""
    text = files("panhuo.deals.rules.shares").joinpath("data/net_income.json").read_text(encoding="utf-8")
    return parse_definitions(json.loads(text))


def own_definition(costs: Iterable[Cost], *, article: str, base: str = "转让、许可收入") -> Definition:
    """The definition of an institution's own rule, for where no law has one."""
    return Definition("", date.min, None, base, dict.fromkeys(costs, Deduct.NAMED), article)


def definition_for(
    *, region: str, on: date, rules: Iterable[Definition] | None = None, own: Definition | None = None
) -> Definition | None:
    """The definition of the nearest region, else the institution's own; None: undefined, ask for one."""
    found = in_force(shipped_definitions() if rules is None else rules, region=region, on=on)
    return found[0] if found else own


@dataclass(frozen=True, slots=True)
class NetIncome:
    """`amount` (分) may be 0 or below, then nothing is shared. `by_reading`: deducted though only 等 covers them."""

    amount: int
    deducted: Mapping[Cost, int]
    refused: Mapping[Cost, int]
    by_reading: tuple[Cost, ...]
    definition: Definition


def net_income(gross: int, *, costs: Mapping[Cost, int], definition: Definition) -> NetIncome:
    """What is left of `gross` (分) after the costs that the definition lets deduct.

    Raises:
        RuleError: a negative amount.
    """
    if gross < 0 or any(amount < 0 for amount in costs.values()):
        raise RuleError(gettext_noop("收入和成本不能为负"), code="negative_income")
    deducted = {cost: amount for cost, amount in costs.items() if cost in definition.costs and amount}
    refused = {cost: amount for cost, amount in costs.items() if cost not in definition.costs and amount}
    reading = tuple(cost for cost in deducted if definition.costs[cost] is Deduct.OPEN)
    return NetIncome(gross - sum(deducted.values()), deducted, refused, reading, definition)
