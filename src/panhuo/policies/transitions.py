"""The states of a hand-in as data: from, to, who may, what it needs, what is logged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from panhuo.policies.enums import HandInState as S


class Verb(StrEnum):
    HAND_IN = "hand_in"
    RETURN = "return"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Transition:
    """`who`: organisation or reviewer. `needs`: reason, or nothing. The verb is what the event log says."""

    verb: Verb
    sources: tuple[S, ...]
    target: S
    who: str
    needs: str = ""


TRANSITIONS = (
    Transition(Verb.HAND_IN, (S.OPEN, S.RETURNED), S.HANDED_IN, "organisation"),
    Transition(Verb.RETURN, (S.HANDED_IN, S.ACCEPTED), S.RETURNED, "reviewer", needs="reason"),
    Transition(Verb.ACCEPT, (S.HANDED_IN,), S.ACCEPTED, "reviewer"),
)


def transition(verb: Verb) -> Transition:
    """The row of the table for a verb."""
    return next(row for row in TRANSITIONS if row.verb == verb)
