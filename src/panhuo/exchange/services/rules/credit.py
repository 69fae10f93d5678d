"""What the records say of an organisation's standing on a day.

A sanction counts while it is confirmed and its period runs; an open appeal does not suspend it (the issue is silent;
a sanction that an appeal could stop for months would be no sanction), but is shown beside it. One that was lifted
counts for nothing. A sanction may also stop new orders, as 专利代理条例第二十五条 lets the authority order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """`since` None: not known, counts from the beginning; `until` None: no end is known."""

    kind: str
    confirmed: bool
    since: date | None
    until: date | None
    stops_orders: bool = False
    appealed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """`blocked_until` with `blocked`: None means no end is known. Counts are of confirmed records in force."""

    qualifications: int
    honours: int
    sanctions: int
    past_sanctions: int
    appealed: int
    blocked: bool
    blocked_until: date | None

    @property
    def clean(self) -> bool:
        return not self.sanctions


def in_force(fact: Fact, today: date) -> bool:
    """Confirmed, begun and not over; the last day counts."""
    begun = fact.since is None or fact.since <= today
    return fact.confirmed and begun and (fact.until is None or today <= fact.until)


def standing(facts: Iterable[Fact], *, today: date) -> Standing:
    """What holds today."""
    known = list(facts)
    live = [fact for fact in known if in_force(fact, today)]
    sanctions = [fact for fact in live if fact.kind == "sanction"]
    stops = [fact for fact in sanctions if fact.stops_orders]
    ends = [fact.until for fact in stops]
    over = [f for f in known if f.kind == "sanction" and f.confirmed and f.until is not None and f.until < today]
    return Standing(
        qualifications=sum(fact.kind == "qualification" for fact in live),
        honours=sum(fact.kind == "honour" for fact in live),
        sanctions=len(sanctions),
        past_sanctions=len(over),
        appealed=sum(fact.appealed for fact in sanctions),
        blocked=bool(stops),
        blocked_until=None if not ends or None in ends else max(end for end in ends if end is not None),
    )
