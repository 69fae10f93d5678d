"""Needs that say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from panhuo.needs.models import Need
from panhuo.needs.reading.api import Likeness, likeness, pairs_of

if TYPE_CHECKING:
    from panhuo.needs.queries.visible import NeedQuerySet

COMPARED: Final = 2000
"""The newest needs that a new one is compared with."""
MOST_PAIRED: Final = 400
"""The newest needs that are compared with each other."""


class Alike(NamedTuple):
    need: Need
    like: Likeness


class Pair(NamedTuple):
    """The earlier one first."""

    first: Need
    second: Need
    like: Likeness

    @property
    def ways(self) -> tuple[tuple[Need, Need], tuple[Need, Need]]:
        """(kept, gone) both ways round."""
        return (self.first, self.second), (self.second, self.first)


def like_needs(title: str, text: str, *, among: NeedQuerySet, but: int | None = None) -> list[Alike]:
    """Needs of `among` that say nearly the same as this title and text, the likest first."""
    asked = pairs_of(f"{title}\n{text}")
    rows = among.exclude(pk=but or 0).filter(merged_into=None).order_by("-pk")[:COMPARED]
    found = [Alike(need, likeness(asked, pairs_of(f"{need.title}\n{need.text}"))) for need in rows]
    return sorted((one for one in found if one.like.is_same), key=lambda one: -one.like.share)


def like_pairs(among: NeedQuerySet) -> list[Pair]:
    """Pairs among the newest 400 needs that say nearly the same, the likest first."""
    return sorted(_pairs(among), key=lambda pair: -pair.like.share)


def _pairs(among: NeedQuerySet) -> Iterator[Pair]:
    rows = list(among.filter(merged_into=None).order_by("-pk")[:MOST_PAIRED])[::-1]
    said = [pairs_of(f"{need.title}\n{need.text}") for need in rows]
    for at, need in enumerate(rows):
        for later in range(at + 1, len(rows)):
            found = likeness(said[at], said[later])
            if found.is_same:
                yield Pair(need, rows[later], found)
