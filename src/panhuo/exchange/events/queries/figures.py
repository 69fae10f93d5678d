"""The figures of an event: each counted, each with what it is a part of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from panhuo.exchange.events.enums import Outcome, PairState, PartyState, Side
from panhuo.exchange.events.models import Attendee, MatchEvent


@dataclass(frozen=True, slots=True)
class SideFigures:
    listed: int
    invited: int
    accepted: int
    declined: int

    @property
    def asked(self) -> int:
        """Invited in all, whatever they answered."""
        return self.invited + self.accepted + self.declined


@dataclass(frozen=True, slots=True)
class EventFigures:
    """`pairs`: wanted; `ready`: both sides come; `placed`: with slot and table. `outcomes`: code → pairs ("" open).

    `amount_fen`: the sum of what `amounts` of the pairs named; None: none did.
    """

    sides: dict[str, SideFigures]
    people: int
    here: int
    pairs: int
    ready: int
    placed: int
    outcomes: dict[str, int]
    amounts: int
    amount_fen: int | None

    @property
    def recorded(self) -> int:
        return sum(n for code, n in self.outcomes.items() if code)

    @property
    def met(self) -> int:
        """Recorded, and both sides were there."""
        return self.recorded - self.outcomes.get(Outcome.ABSENT, 0)


def event_figures(event: MatchEvent) -> EventFigures:
    """As things stand now."""
    parties = list(event.parties.values_list("side", "state"))
    people = Attendee.objects.filter(party__event=event, party__state=PartyState.ACCEPTED)
    pairs = event.pairs.filter(state=PairState.PROPOSED)
    ready = pairs.filter(supply__state=PartyState.ACCEPTED, demand__state=PartyState.ACCEPTED)
    placed = pairs.exclude(slot=None).exclude(table=None)
    named = [fen for fen in placed.values_list("amount_fen", flat=True) if fen is not None]
    return EventFigures(
        sides={side: _side(parties, side) for side in Side.values},
        people=people.count(),
        here=people.exclude(checked_in_at=None).count(),
        pairs=pairs.count(),
        ready=ready.count(),
        placed=placed.count(),
        outcomes=dict(Counter(placed.values_list("outcome", flat=True))),
        amounts=len(named),
        amount_fen=sum(named) if named else None,
    )


def _side(parties: list[tuple[str, str]], side: str) -> SideFigures:
    counts = Counter(state for one, state in parties if one == side)
    return SideFigures(*(counts[state] for state in PartyState.values))
