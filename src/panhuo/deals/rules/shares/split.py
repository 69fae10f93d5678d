"""Dividing net income by a rule: every 分 goes to somebody, and the floor goes to persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from panhuo.deals.rules.money import HUNDRED, percent_of, raise_fen, round_fen, split_fen
from panhuo.deals.rules.shares.roles import Part
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule against a floor, in 分. `valid`: its percentage for persons is not below the floor."""

    valid: bool
    to_persons: int
    floor: int
    shortfall: int


def floor_amount(net: int, *, percent: Decimal) -> int:
    """The least in 分: 不低于, so rounded up. Nothing where there is no net income."""
    return raise_fen(percent_of(net, percent)) if net > 0 else 0


def judge(net: int, *, percent_to_persons: Decimal, floor_percent: Decimal) -> Judged:
    """What a rule or agreement gives to persons, rounded to the nearest 分, and what lacks to the floor.

    A percentage that keeps the floor never falls below it by rounding: then the floor's 分 is paid.
    """
    floor = floor_amount(net, percent=floor_percent)
    given = round_fen(percent_of(net, percent_to_persons)) if net > 0 else 0
    valid = percent_to_persons >= floor_percent
    if valid:
        given = max(given, floor)
    return Judged(valid, given, floor, max(floor - given, 0))


def check_parts(parts: Sequence[Part]) -> None:
    """Raises `RuleError` unless the parts are named, above 0 and make 100 %."""
    if any(part.percent < 0 for part in parts):
        raise RuleError(gettext_noop("分配比例不能为负"), code="negative_part")
    names = [part.name for part in parts]
    if len(set(names)) < len(names):
        raise RuleError(gettext_noop("分配对象重复"), code="same_name")
    total = sum((part.percent for part in parts), Decimal(0))
    if total != HUNDRED:
        raise RuleError(gettext_noop("分配比例之和为 %(total)s%%，应为 100%%"), code="not_hundred", total=total)


def share(net: int, *, parts: Sequence[Part], floor_percent: Decimal = Decimal(0)) -> dict[str, int]:
    """Divide `net` (分) by the parts, in their fixed order; the result always adds up to `net`.

    Persons together get what `judge` says, the others the rest; within both groups by largest remainder. A rule
    below the floor is divided as it stands: whether it may be is `judge`'s to say. A negative `net` (a refund) takes
    back what its opposite gave.

    Raises:
        RuleError: the parts do not make 100 %, or a name stands twice.
    """
    persons, others, percent = _groups(tuple(parts))
    sign, size = (-1, -net) if net < 0 else (1, net)
    given = judge(size, percent_to_persons=percent, floor_percent=floor_percent).to_persons if persons else 0
    found = {**_among(given, persons), **_among(size - given, others)}
    return {part.name: sign * found[part.name] for part in parts}


@lru_cache(maxsize=1024)
def _groups(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...], Decimal]:
    """Persons, others, and what persons get together; checked once for each rule."""
    check_parts(parts)
    persons = tuple(part for part in parts if part.to_person)
    others = tuple(part for part in parts if not part.to_person)
    return persons, others, sum((part.percent for part in persons), Decimal(0))


def _among(total: int, parts: Sequence[Part]) -> dict[str, int]:
    weights = [part.percent for part in parts]
    if not any(weights):
        return dict.fromkeys((part.name for part in parts), 0)
    return dict(zip((part.name for part in parts), split_fen(total, weights), strict=True))
