"""Dividing one receipt: costs, net income, parts of the rule, members of each part. Every 分 goes to somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from panhuo.deals.rules.money import split_fen
from panhuo.deals.rules.shares.net_income import Cost, Definition
from panhuo.deals.rules.shares.roles import Part
from panhuo.deals.rules.shares.split import share
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

COSTS: Final = "成本"
"""The part that gets back what is deducted: the institution that bore the costs."""


class OpenCost(NamedTuple):
    """A cost that was not deducted yet, in 分; `key` names it for the caller."""

    key: str
    cost: Cost
    left: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a part; `weight` against the other members of the same part."""

    key: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Divided:
    """In 分. `used`: of each cost; `refused`: keys of costs that the definition does not let deduct.

    `parts` and `members` both add up to the net income; `members` by (part, member).
    """

    gross: int
    net: int
    used: Mapping[str, int]
    refused: tuple[str, ...]
    parts: Mapping[str, int]
    members: Mapping[tuple[str, str], int]

    @property
    def costs(self) -> int:
        return self.gross - self.net


def divide(
    gross: int,
    *,
    costs: Sequence[OpenCost],
    definition: Definition,
    parts: Sequence[Part],
    members: Mapping[str, Sequence[Member]],
    floor_percent: Decimal,
) -> Divided:
    """Divide what a receipt brought (分, above 0).

    Costs are deducted in their order as far as the receipt reaches; the rest waits for the next one.

    Raises:
        RuleError: nothing to divide, parts that do not make 100 %, or a part without members.
    """
    if gross <= 0:
        raise RuleError(gettext_noop("没有可分配的收入"), code="nothing_to_divide")
    used, left = {}, gross
    for one in costs:
        if one.cost in definition.costs and one.left > 0 and left:
            used[one.key] = min(one.left, left)
            left -= used[one.key]
    refused = tuple(one.key for one in costs if one.cost not in definition.costs)
    found = _shares(left, parts=parts, members=members, floor_percent=floor_percent)
    return Divided(gross, left, used, refused, *found)


def take_back(
    refund: int,
    *,
    gross: int,
    net: int,
    parts: Sequence[Part],
    members: Mapping[str, Sequence[Member]],
    floor_percent: Decimal,
) -> Divided:
    """What each gives back when `refund` (分) of a receipt is returned; all figures are 0 or below.

    `gross` and `net`: what is left of the receipt before. The net income gives first, then the costs that were kept.
    Given back in any steps, everything ends at 0 for everybody.

    Raises:
        RuleError: the refund is not above 0, or above what is left.
    """
    if not 0 < refund <= gross:
        raise RuleError(gettext_noop("退款超过已分配的金额"), code="refund_above_shares")
    after = max(net - refund, 0)
    old_parts, old = _shares(net, parts=parts, members=members, floor_percent=floor_percent)
    new_parts, new = _shares(after, parts=parts, members=members, floor_percent=floor_percent)
    return Divided(
        -refund,
        after - net,
        {},
        (),
        {name: new_parts[name] - old_parts[name] for name in old_parts},
        {key: new[key] - old[key] for key in old},
    )


def _shares(
    net: int, *, parts: Sequence[Part], members: Mapping[str, Sequence[Member]], floor_percent: Decimal
) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    by_part = share(net, parts=parts, floor_percent=floor_percent)
    found: dict[tuple[str, str], int] = {}
    for name, amount in by_part.items():
        inside = members.get(name, ())
        if not inside:
            if amount:
                raise RuleError(gettext_noop("“%(name)s”还没有指定分给谁"), code="no_members", name=name)
            continue
        keys = [one.key for one in inside]
        if len(set(keys)) < len(keys):
            raise RuleError(gettext_noop("分配对象重复"), code="same_name")
        amounts = split_fen(amount, [one.weight for one in inside])
        found |= {(name, key): fen for key, fen in zip(keys, amounts, strict=True)}
    return by_part, found
