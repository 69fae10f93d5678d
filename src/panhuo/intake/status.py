"""Legal status: the source's own word, and what it means now."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from panhuo.intake.text import clean, squeeze


class LegalState(StrEnum):
    """What can be done with a patent. Unknown is a state of its own, never a default for another one."""

    VALID = "valid"
    PENDING = "pending"
    DEAD = "dead"
    UNKNOWN = "unknown"


class _Group(NamedTuple):
    state: str
    stage: str
    words: tuple[str, ...]


_SEPARATORS: Final = re.compile(r"[|;；\n]+|,(?!等恢复)|，(?!等恢复)")


def legal_state(raw: str | None) -> LegalState:
    """What a status text means: from the wordings of CNIPA, cpquery, PatSnap, incoPat and CNIPR.

    Several statuses in one cell tell a story: a grant overcomes a refusal before it, an end overcomes the grant, a
    restoration overcomes the end. Events that say nothing about the state (权利转移, 一案双申) take no part. A right
    that has ended counts as dead although it may still be restored (等恢复).
    """
    cleaned = clean(raw)
    if cleaned is None:
        return LegalState.UNKNOWN
    stages = [stage for part in _SEPARATORS.split(cleaned) if (stage := _stage(part))]
    return _latest(stages)


def _stage(part: str) -> tuple[str, str] | None:
    """(state, stage) of one wording; None for an event without a state and for an unknown word."""
    text = squeeze(part).strip("-+")
    own, groups, stateless = _vocabulary()
    lowered = part.strip().casefold()
    if lowered in own or text in own:
        return own.get(lowered) or own[text], "own"
    if text in stateless:
        return None
    for group in groups:
        if any(word in text for word in group.words):
            return group.state, group.stage
    return None


def _latest(found: list[tuple[str, str]]) -> LegalState:
    if not found:
        return LegalState.UNKNOWN
    states = set(found)
    if ("restored", "restored") in states:
        return _after_restoration(states)
    for wanted in (
        ("dead", "own"),
        ("dead", "patent"),
        ("valid", "own"),
        ("valid", "patent"),
        ("dead", "application"),
        ("pending", "own"),
        ("pending", "application"),
        ("valid", "event"),
    ):
        if wanted in states:
            return LegalState(wanted[0])
    return LegalState.UNKNOWN


def _after_restoration(states: set[tuple[str, str]]) -> LegalState:
    """The gazette restores applications and patents under one word: which, only the other words tell."""
    if ("dead", "own") in states:
        return LegalState.DEAD
    if states & {("dead", "patent"), ("valid", "patent"), ("valid", "own"), ("valid", "event")}:
        return LegalState.VALID
    if states & {("dead", "application"), ("pending", "application"), ("pending", "own")}:
        return LegalState.PENDING
    return LegalState.VALID


@cache
def _vocabulary() -> tuple[dict[str, str], tuple[_Group, ...], frozenset[str]]:
    text = resources.files("panhuo.intake").joinpath("data/legal_status.json").read_text(encoding="utf-8")
    data = json.loads(text)
    groups = tuple(_Group(g["state"], g["stage"], tuple(map(squeeze, g["words"]))) for g in data["groups"])
    return dict(data["states_of_their_own"]), groups, frozenset(data["events_without_state"])
