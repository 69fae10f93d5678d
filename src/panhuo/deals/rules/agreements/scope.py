"""How far a licence reaches: days, territory, field (技术合同解释第二十八条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

EVERYWHERE: Final = frozenset({"", "中国", "全国", "中国大陆", "中国境内", "中华人民共和国", "境内", "全球"})


@dataclass(frozen=True, slots=True)
class Scope:
    """`last` None: until the patent ends. Territories and fields None: no limit, or none that is known."""

    first: date | None = None
    last: date | None = None
    territories: frozenset[str] | None = None
    fields: frozenset[str] | None = None

    def running(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and not self.over(day)

    def over(self, day: date) -> bool:
        return self.last is not None and self.last < day

    def meets(self, other: Scope) -> bool:
        """Whether the two have a day, a place and a field in common; what is not known counts as common."""
        return (
            _days_meet(self, other)
            and _names_meet(_bounded(self.territories), _bounded(other.territories))
            and _names_meet(self.fields, other.fields)
        )

    def within(self, other: Scope) -> bool:
        """Whether nothing of this one lies outside `other`."""
        starts = other.first is None or (self.first is not None and self.first >= other.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return (
            starts
            and ends
            and _names_within(_bounded(self.territories), _bounded(other.territories))
            and _names_within(self.fields, other.fields)
        )


ALWAYS: Final = Scope()


def _bounded(territories: frozenset[str] | None) -> frozenset[str] | None:
    return None if territories is None or territories & EVERYWHERE else territories


def _days_meet(one: Scope, other: Scope) -> bool:
    before = one.last is not None and other.first is not None and one.last < other.first
    after = other.last is not None and one.first is not None and other.last < one.first
    return not (before or after)


def _names_meet(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """A name meets those that it begins or that begin it: 江苏省 meets 江苏省南京市."""
    if one is None or other is None:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def _names_within(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    if other is None:
        return True
    return one is not None and all(any(name.startswith(whole) for whole in other) for name in one)
