"""The life of a statement. Licences once obtained have a life of their own (专利法第五十条第二款)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from panhuo.law.errors import RuleError


class State(StrEnum):
    """`ANNOUNCED` is what the office announces; a listing on this platform announces nothing."""

    DRAFT = "draft"
    CHECKED = "checked"
    SUBMITTED = "submitted"
    ANNOUNCED = "announced"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    ENDED = "ended"


class Event(StrEnum):
    CHECK = "check"
    EDIT = "edit"
    SUBMIT = "submit"
    ANNOUNCE = "announce"
    REFUSE = "refuse"
    ASK_WITHDRAWAL = "ask_withdrawal"
    ANNOUNCE_WITHDRAWAL = "announce_withdrawal"
    END = "end"


TABLE: Final[dict[tuple[State, Event], State]] = {
    (State.DRAFT, Event.CHECK): State.CHECKED,
    (State.CHECKED, Event.EDIT): State.DRAFT,
    (State.CHECKED, Event.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Event.ANNOUNCE): State.ANNOUNCED,
    (State.SUBMITTED, Event.REFUSE): State.REFUSED,
    (State.REFUSED, Event.EDIT): State.DRAFT,
    (State.ANNOUNCED, Event.ASK_WITHDRAWAL): State.WITHDRAWING,
    (State.WITHDRAWING, Event.ANNOUNCE_WITHDRAWAL): State.WITHDRAWN,
    (State.ANNOUNCED, Event.END): State.ENDED,
    (State.WITHDRAWING, Event.END): State.ENDED,
}
OPEN: Final = frozenset({State.ANNOUNCED, State.WITHDRAWING})
"""States in which anybody may still accept: a withdrawal works from its announcement."""


def step(state: State, event: Event) -> State:
    """The state after `event`.

    Raises:
        RuleError: the event cannot happen in this state.
    """
    try:
        return TABLE[state, event]
    except KeyError as error:
        raise RuleError(
            "状态“%(state)s”下不能“%(event)s”", code="no_such_step", state=str(state), event=str(event)
        ) from error


def implementation_periods(licences: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """开放许可实施期间: days on which a licence under the statement was in force, joined, both ends included.

    A statement without a licensee is not 实施期间 (reading of 第五十一条第二款); licences that outlive a withdrawal
    still count.
    """
    joined: list[tuple[date, date]] = []
    for first, last in sorted(one for one in licences if one[0] <= one[1]):
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
