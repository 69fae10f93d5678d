"""What a check of finished work comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from panhuo.exchange.procurement.rules.standard import Check


class Answer(StrEnum):
    """Not answered is not the same as "yes"."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    PASSED = "passed"
    REMARKS = "remarks"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


def outcome(checks: Sequence[Check], answers: Mapping[str, str]) -> Outcome:
    """Failed by one serious "no"; incomplete while anything is open or unclear; remarks where a lesser one is "no"."""
    said = {check.id: answers.get(check.id, "") for check in checks}
    if any(check.serious and said[check.id] == Answer.NO for check in checks):
        return Outcome.FAILED
    if any(value not in {Answer.YES, Answer.NO} for value in said.values()):
        return Outcome.INCOMPLETE
    return Outcome.REMARKS if Answer.NO in said.values() else Outcome.PASSED
