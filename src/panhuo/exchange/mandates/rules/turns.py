"""Whose turn it is with a need that an agency follows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How many requests and contacts of a need are where. `closed`: nothing more is wanted."""

    closed: bool = False
    asked_back: int = 0
    open: int = 0
    answered: int = 0
    contacts_ours: int = 0
    contacts_theirs: int = 0


def next_act(standing: Standing) -> str:
    """``reply``, ``contact``, ``ask``, ``decide``, ``wait``, ``talk`` or ``none``: what waits for us comes first."""
    if standing.closed:
        return "none"
    if standing.asked_back:
        return "reply"
    if standing.contacts_ours:
        return "contact"
    if standing.contacts_theirs:
        return "talk"
    if standing.open:
        return "wait"
    return "decide" if standing.answered else "ask"


def turn_of(act: str) -> str:
    """``ours``, ``theirs`` or ``over``."""
    if act == "none":
        return "over"
    return "theirs" if act in {"wait", "talk"} else "ours"
