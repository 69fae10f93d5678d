"""What a request is owed on a day: a reminder, the next step up, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panhuo.exchange.answers.rules.working import working_days_between
from panhuo.law.workdays import WorkCalendar


class Step(StrEnum):
    """In this order; each is done once for every deadline."""

    REMIND = "remind"
    DUE = "due"
    HEADS = "heads"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Periods:
    """`answer`, `soon` and `authority` in working days (see `AnswerSettings`)."""

    answer: int = 10
    soon: int = 2
    authority: int = 5


def due_steps(*, due_on: date, today: date, periods: Periods, calendar: WorkCalendar) -> tuple[Step, ...]:
    """All steps whose day has come: shortly before the deadline, on it, the working day after, and some days later."""
    left = working_days_between(today, due_on, calendar=calendar)
    steps = []
    if left <= periods.soon:
        steps.append(Step.REMIND)
    if today >= due_on:
        steps.append(Step.DUE)
    if today > due_on and left <= -1:
        steps.append(Step.HEADS)
    if today > due_on and left <= -periods.authority:
        steps.append(Step.AUTHORITY)
    return tuple(steps)


def stage_of(*, due_on: date, today: date, periods: Periods, calendar: WorkCalendar) -> str:
    """``fine``, ``soon``, ``today`` or ``late``."""
    if today > due_on:
        return "late"
    if today == due_on:
        return "today"
    soon = working_days_between(today, due_on, calendar=calendar) <= periods.soon
    return "soon" if soon else "fine"
