"""Regions in which local regulations hold: a city's beside its province's beside the nation's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol, TypeVar

NATION: Final = ""
PARENTS: Final = {
    "北京": NATION,
    "上海": NATION,
    "浙江": NATION,
    "山东": NATION,
    "河南": NATION,
    "广东": NATION,
    "舟山": "浙江",
    "汕头": "广东",
}
_SUFFIXES: Final = ("经济特区", "省", "市")


def chain(region: str) -> tuple[str, ...]:
    """`region` and all that contain it, nearest first; 浙江省舟山市 is 舟山. Regions without texts: the nation only."""
    name = region.strip()
    for known in PARENTS:
        if known in name and all(PARENTS.get(other) != known or other not in name for other in PARENTS):
            name = known
            break
    else:
        for suffix in _SUFFIXES:
            name = name.removesuffix(suffix)
    found = [name] if name else []
    while found and found[-1] in PARENTS and PARENTS[found[-1]]:
        found.append(PARENTS[found[-1]])
    return (*found, NATION)


class Dated(Protocol):
    @property
    def region(self) -> str: ...

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


_D = TypeVar("_D", bound=Dated)


def in_force(rules: Iterable[_D], *, region: str, on: date) -> list[_D]:
    """The rules that hold in `region` on a day, those of the nearest region first, `valid_to` included."""
    order = chain(region)
    found = [
        one
        for one in rules
        if one.region in order and one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
    ]
    return sorted(found, key=lambda one: order.index(one.region))
