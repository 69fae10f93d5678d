"""States of a use-first deal: from, to, and who may bring it about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """`TRIAL` before acceptance, `USING` free or waiting for the trigger, `PAYING` after it. The rest are ends."""

    TRIAL = "trial"
    USING = "using"
    PAYING = "paying"
    FULFILLED = "fulfilled"
    BOUGHT = "bought"
    FAILED = "failed"
    EXITED = "exited"
    TERMINATED = "terminated"
    EXPIRED = "expired"


ENDS: Final = frozenset({State.FULFILLED, State.BOUGHT, State.FAILED, State.EXITED, State.TERMINATED, State.EXPIRED})


@dataclass(frozen=True, slots=True)
class Move:
    """`by`: `office`, `firm` (either side's staff) or `system` (the watch). `needs`: what has to be said."""

    verb: str
    start: State
    end: State
    by: frozenset[str]
    needs: tuple[str, ...] = ()


_OFFICE, _BOTH, _WATCH = frozenset({"office"}), frozenset({"office", "firm"}), frozenset({"system", "office"})
_LIVE: Final = (State.TRIAL, State.USING, State.PAYING)
MOVES: Final = (
    Move("accept", State.TRIAL, State.USING, _OFFICE, ("evidence", "day")),
    Move("fail", State.TRIAL, State.FAILED, _BOTH, ("reason", "day")),
    Move("trigger", State.USING, State.PAYING, _WATCH),
    Move("untrigger", State.PAYING, State.USING, _WATCH),
    *(Move("fulfil", start, State.FULFILLED, _OFFICE, ("reason",)) for start in (State.USING, State.PAYING)),
    *(Move("buy", start, State.BOUGHT, _OFFICE, ("reason",)) for start in _LIVE),
    *(Move("exit", start, State.EXITED, _BOTH, ("evidence", "day")) for start in (State.USING, State.PAYING)),
    *(Move("terminate", start, State.TERMINATED, _OFFICE, ("reason",)) for start in _LIVE),
    *(Move("expire", start, State.EXPIRED, _WATCH) for start in _LIVE),
)


def moves_from(state: State, *, by: str) -> list[Move]:
    """What somebody may do now, in a fixed order."""
    return [move for move in MOVES if move.start is state and by in move.by]


def move_of(state: State, verb: str, *, by: str) -> Move | None:
    return next((move for move in moves_from(state, by=by) if move.verb == verb), None)
