"""What a region asks of use first, pay later: dated data that an administrator edits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

SIZES: Final = frozenset({"large", "medium", "small", "micro"})
MODES: Final = frozenset({"lump", "deferred", "instalments", "milestone", "conditional", "royalty"})
SAFEGUARDS: Final = frozenset({"guarantee", "insurance"})
BASES: Final = frozenset({"text", "reported", "own"})


@dataclass(frozen=True, slots=True)
class RegionRule:
    """None and empty: the rule does not say. `start_months`: payment begins no earlier than so long after effect.

    `enter_years`: publicly funded results that nobody used enter the library within so many years after acceptance.
    `basis`: `text` the text was read, `reported` only reports of it, `own` this installation's own setting.
    """

    region: str
    valid_from: date
    valid_to: date | None
    article: str
    basis: str
    min_trl: int | None = None
    sizes: frozenset[str] = frozenset()
    modes: tuple[str, ...] = ()
    start_months: int | None = None
    enter_years: int | None = None
    clear_ownership: bool | None = None
    free_trial: bool | None = None
    safeguards: tuple[str, ...] = ()
    credit: bool | None = None
    note: str = ""


def parse_regions(data: Mapping[str, Any]) -> tuple[RegionRule, ...]:
    """Rules from plain data.

    Raises:
        RuleError: naming the row that cannot be right.
    """
    found = []
    for number, one in enumerate(data.get("rules", ()), start=1):
        try:
            found.append(_rule(one))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RuleError(
                gettext_noop("第 %(n)s 条规则无法读取：%(what)s"), code="bad_rule", n=number, what=str(error)[:80]
            ) from error
    return tuple(found)


def _rule(one: Mapping[str, Any]) -> RegionRule:
    rule = RegionRule(
        region=one["region"].strip(),
        valid_from=date.fromisoformat(one["from"]),
        valid_to=date.fromisoformat(one["to"]) if one.get("to") else None,
        article=one["article"].strip(),
        basis=one["basis"],
        min_trl=one.get("min_trl"),
        sizes=frozenset(one.get("sizes", ())),
        modes=tuple(one.get("modes", ())),
        start_months=one.get("start_months"),
        enter_years=one.get("enter_years"),
        clear_ownership=one.get("clear_ownership"),
        free_trial=one.get("free_trial"),
        safeguards=tuple(one.get("safeguards", ())),
        credit=one.get("credit"),
        note=one.get("note", ""),
    )
    known = rule.sizes <= SIZES and set(rule.modes) <= MODES and set(rule.safeguards) <= SAFEGUARDS
    sound = rule.min_trl is None or 1 <= rule.min_trl <= 9  # noqa: PLR2004 -- TRL is one to nine
    backwards = rule.valid_to is not None and rule.valid_to < rule.valid_from
    if not (known and sound and rule.article and rule.region and rule.basis in BASES) or backwards:
        raise ValueError(rule.region or "?")
    return rule


@lru_cache(maxsize=1)
def shipped_data() -> dict[str, Any]:
    """What comes with Panhuo, as plain data."""
    text = files("panhuo.deals.rules.usefirst").joinpath("data/regions.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def rule_for(region: str, *, on: date, rules: Iterable[RegionRule]) -> RegionRule | None:
    """The rule in force for a place such as 陕西省西咸新区: of the longest name in it, of these the newest."""
    found = [
        one
        for one in rules
        if one.region in region and one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
    ]
    return max(found, key=lambda one: (len(one.region), one.valid_from), default=None)
