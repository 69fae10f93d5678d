"""The states of a contact as data: from, verb, who may, to. Buttons and checks come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Who(StrEnum):
    """The side that asked, the side that was asked, either of both."""

    ASKER = "asker"
    ASKED = "asked"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Move:
    state: str
    verb: str
    who: Who
    to: str


MOVES: Final = (
    Move("requested", "accept", Who.ASKED, "open"),
    Move("requested", "decline", Who.ASKED, "declined"),
    Move("requested", "withdraw", Who.ASKER, "withdrawn"),
    Move("open", "deal", Who.EITHER, "deal"),
    Move("open", "end", Who.EITHER, "ended"),
)
LIVE: Final = ("requested", "open")
OVER: Final = ("deal", "ended", "declined", "withdrawn")


def move(state: str, verb: str, *, side: str, asked_by: str) -> str | None:
    """The state that `verb` leads to for somebody of `side`; None where it is not theirs to do."""
    for one in MOVES:
        if one.state == state and one.verb == verb and _is(one.who, side, asked_by):
            return one.to
    return None


def verbs(state: str, *, side: str, asked_by: str) -> tuple[str, ...]:
    """What somebody of `side` may do now."""
    return tuple(one.verb for one in MOVES if one.state == state and _is(one.who, side, asked_by))


def other(side: str) -> str:
    """The side across."""
    return "supply" if side == "demand" else "demand"


def turn(state: str, *, asked_by: str, next_side: str) -> str:
    """Whose turn it is: ``demand``, ``supply``, ``both`` or "" where it is over or nobody said who acts next."""
    if state == "requested":
        return other(asked_by)
    return next_side if state == "open" else ""


def _is(who: Who, side: str, asked_by: str) -> bool:
    if side not in {"demand", "supply"}:
        return False
    return who is Who.EITHER or (side == asked_by) == (who is Who.ASKER)
