"""The least that goes to persons: dated data by region and kind of institution (转化法第四十五条 and local rules)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from panhuo.deals.rules.institutions import Institution, institutions_of
from panhuo.deals.rules.regions import in_force


class Binding(StrEnum):
    """`DUTY` holds against rules and agreements (应当); `DEFAULT` where there are none; `OPTION` never (可以)."""

    DUTY = "duty"
    DEFAULT = "default"
    OPTION = "option"


class Way(StrEnum):
    """How the result is transformed: `NET` by transfer or licence, `EQUITY`, `PROFIT` by own or joint exploitation."""

    NET = "net"
    EQUITY = "equity"
    PROFIT = "profit"


@dataclass(frozen=True, slots=True)
class Floor:
    """`percents` by way; `years`: fewest and most consecutive years of own exploitation.

    `from_first_profit`: those years begin with the first profitable one, not with the start of production.
    """

    region: str
    valid_from: date
    valid_to: date | None
    who: frozenset[Institution]
    binding: Binding
    percents: Mapping[Way, Decimal]
    years: tuple[int, int]
    from_first_profit: bool
    article: str


def parse_floors(data: Mapping[str, Any]) -> tuple[Floor, ...]:
    return tuple(_floor(one) for one in data["floors"])


def _floor(one: Mapping[str, Any]) -> Floor:
    fewest, most = one.get("years", (3, 5))
    return Floor(
        region=one["region"],
        valid_from=date.fromisoformat(one["from"]),
        valid_to=date.fromisoformat(one["to"]) if one.get("to") else None,
        who=institutions_of(one["who"]),
        binding=Binding(one["binding"]),
        percents={way: Decimal(one[way.value]) for way in Way if way.value in one},
        years=(fewest, most),
        from_first_profit=one.get("profit_from") == "first_profit",
        article=one["article"],
    )


@lru_cache(maxsize=1)
def shipped_floors() -> tuple[Floor, ...]:
    """What comes with Panhuo; an administrator can replace it."""
    text = files("panhuo.deals.rules.shares").joinpath("data/floors.json").read_text(encoding="utf-8")
    return parse_floors(json.loads(text))


_NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Floors:
    """What binds one institution on one day, for one way.

    `binding`: the highest that must be kept, None: the institution is free. `national`: the same of the nation's law
    alone. `optional`: higher ones that it may choose. `unclear`: whether the floor holds for it is not in the texts.
    """

    way: Way
    binding: Floor | None
    national: Floor | None
    optional: tuple[Floor, ...]
    unclear: bool

    @property
    def percent(self) -> Decimal:
        return self.binding.percents[self.way] if self.binding else _NONE


def floors_for(
    institution: Institution,
    *,
    way: Way,
    region: str,
    on: date,
    ruled: bool,
    rules: Iterable[Floor] | None = None,
) -> Floors:
    """The floors for `institution`; `ruled`: it has a rule, or an agreement with the persons."""
    known = [
        one
        for one in in_force(shipped_floors() if rules is None else rules, region=region, on=on)
        if institution in one.who and way in one.percents
    ]
    holding = [one for one in known if one.binding is Binding.DUTY or (one.binding is Binding.DEFAULT and not ruled)]
    optional = tuple(one for one in known if one.binding is Binding.OPTION)
    return Floors(
        way,
        _highest(holding, way),
        _highest([one for one in holding if not one.region], way),
        optional,
        unclear=ruled and institution is Institution.PUBLIC_OTHER,
    )


def _highest(floors: list[Floor], way: Way) -> Floor | None:
    """A duty before a default of the same height, the nearer region before the wider."""
    return max(floors, key=lambda one: (one.percents[way], one.binding is Binding.DUTY), default=None)
