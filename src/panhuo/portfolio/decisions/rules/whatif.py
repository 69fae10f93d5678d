"""How far a budget reaches: which patents go first, what that saves and what is lost by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HELD = ("keep", "open_license", "offer")


@dataclass(frozen=True, slots=True)
class Item:
    """One patent under review, or `n` alike with their `cost` added up (分 in the period).

    `score`: the sum of its reasons; `grade` None: not known; `pk` 0 for several.
    """

    pk: int
    choice: str
    cost: int
    score: int
    grade: int | None
    may_go: bool
    n: int = 1


@dataclass(frozen=True, slots=True)
class Point:
    """With patents of a score up to `threshold` let go: 分 still to pay and saved, how many go, by grade."""

    threshold: int
    cost: int
    saved: int
    count: int
    by_grade: dict[str, int]


def as_chosen(items: Iterable[Item]) -> Point:
    """What the choices as they stand come to."""
    rows = list(items)
    return _point(-99, rows, [item for item in rows if item.choice not in HELD])


def curve(items: Sequence[Item]) -> list[Point]:
    """One point for each score at which patents could go; blocked ones never do, whatever their score."""
    movable = sorted((item for item in items if item.may_go), key=lambda item: item.score)
    scores = sorted({item.score for item in movable})
    return [_point(score, items, [item for item in movable if item.score <= score]) for score in scores]


def to_fit(items: Sequence[Item], *, budget: int) -> list[Item]:
    """The patents to let go, worst first and dearest of equals first, until the rest costs no more than `budget`.

    Only those that may go; fewer than needed where that is not enough.
    """
    left = sum(item.cost for item in items)
    going = []
    for item in sorted((i for i in items if i.may_go and i.cost), key=lambda i: (i.score, -i.cost, i.pk)):
        if left <= budget:
            break
        going.append(item)
        left -= item.cost
    return going


def _point(threshold: int, items: Sequence[Item], going: Sequence[Item]) -> Point:
    saved = sum(item.cost for item in going)
    grades: Counter[str] = Counter()
    for item in going:
        grades["-" if item.grade is None else str(item.grade)] += item.n
    return Point(
        threshold, sum(item.cost for item in items) - saved, saved, sum(item.n for item in going), dict(grades)
    )
