"""The way of an entry as data: who leads it from where to where, what that needs, what is logged.

Buttons, checks and the diagram in docs/howto/portfolio-inventory.md come from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.inventory.enums import EntryState as S


class Verb(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    COLLEGE_RETURN = "college_return"
    COLLEGE_ACCEPT = "college_accept"
    UNIVERSITY_RETURN = "university_return"
    UNIVERSITY_ACCEPT = "university_accept"
    CONVERTIBLE = "convertible"
    NOT_CONVERTIBLE = "not_convertible"
    REOPEN = "reopen"


class Who(StrEnum):
    """FILLER: an inventor of the patent, staff of the college or of the institution."""

    FILLER = "filler"
    COLLEGE = "college"
    UNIVERSITY = "university"


@dataclass(frozen=True, slots=True)
class Transition:
    """`needs` names conditions (`domain/conditions.py`); `logs` is the verb in the event log."""

    verb: Verb
    sources: tuple[S, ...]
    target: S
    who: Who
    label: str | Promise
    logs: str
    needs: tuple[str, ...] = ()


FILLABLE: Final = (S.DRAFT, S.COLLEGE_RETURNED, S.UNIVERSITY_RETURNED)
"""States in which the filler still writes."""

IN_BASE: Final = (S.IN_BASE, S.CONVERTIBLE, S.NOT_CONVERTIBLE)
"""States that count as being in the 存量专利基础库."""

TRANSITIONS: Final = (
    Transition(Verb.SUBMIT, FILLABLE, S.SUBMITTED, Who.FILLER, _("提交"), "inventory_submitted", ("complete",)),
    Transition(Verb.WITHDRAW, (S.SUBMITTED,), S.DRAFT, Who.FILLER, _("撤回"), "inventory_withdrawn"),
    Transition(
        Verb.COLLEGE_RETURN, (S.SUBMITTED,), S.COLLEGE_RETURNED, Who.COLLEGE,
        _("学院退回"), "inventory_college_returned", ("reason",),
    ),
    Transition(
        Verb.COLLEGE_ACCEPT, (S.SUBMITTED,), S.COLLEGE_ACCEPTED, Who.COLLEGE,
        _("学院通过"), "inventory_college_accepted", ("complete",),
    ),
    Transition(
        Verb.UNIVERSITY_RETURN, (S.COLLEGE_ACCEPTED, S.SUBMITTED), S.UNIVERSITY_RETURNED, Who.UNIVERSITY,
        _("学校退回"), "inventory_university_returned", ("college_heard", "reason"),
    ),
    Transition(
        Verb.UNIVERSITY_ACCEPT, (S.COLLEGE_ACCEPTED, S.SUBMITTED), S.IN_BASE, Who.UNIVERSITY,
        _("学校通过，入基础库"), "inventory_university_accepted", ("college_heard", "complete"),
    ),
    Transition(
        Verb.CONVERTIBLE, (S.IN_BASE, S.NOT_CONVERTIBLE), S.CONVERTIBLE, Who.UNIVERSITY,
        _("列入可转化资源库"), "inventory_convertible", ("intent",),
    ),
    Transition(
        Verb.NOT_CONVERTIBLE, (S.IN_BASE, S.CONVERTIBLE), S.NOT_CONVERTIBLE, Who.UNIVERSITY,
        _("不列入可转化库"), "inventory_not_convertible", ("reason",),
    ),
    Transition(
        Verb.REOPEN, IN_BASE, S.UNIVERSITY_RETURNED, Who.UNIVERSITY,
        _("退回重填"), "inventory_reopened", ("reason",),
    ),
)  # fmt: skip


def transition(verb: Verb | str) -> Transition:
    """The row of the table for a verb. Raises ValueError for a verb that isn't in it."""
    wanted = Verb(verb)
    return next(row for row in TRANSITIONS if row.verb == wanted)


def diagram() -> str:
    """The table as a Mermaid diagram: what docs/howto/portfolio-inventory.md shows."""
    lines = ["stateDiagram-v2", f"    [*] --> {S.DRAFT.value}"]
    lines += [f"    {state.value} : {state.label}" for state in S]
    lines += [
        f"    {source.value} --> {row.target.value} : {row.label}" for row in TRANSITIONS for source in row.sources
    ]
    return "\n".join(lines)
