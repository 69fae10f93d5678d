"""The states of an import as data: which verb leads from where to where.

Buttons, checks and the diagram in the docs come from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from panhuo.imports.enums import ImportState as S


class Verb(StrEnum):
    PLAN = "plan"
    APPLY = "apply"
    UNDO = "undo"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Transition:
    """`needs` names what the import's rows must hold besides the state: see `may` in rules.py."""

    verb: Verb
    sources: tuple[S, ...]
    target: S
    needs: str = ""


TRANSITIONS = (
    Transition(
        Verb.PLAN,
        (S.UPLOADED, S.NEEDS_MAPPING, S.PLANNED, S.FAILED, S.CANCELLED),
        S.PLANNING,
        needs="nothing_applied",
    ),
    Transition(
        Verb.APPLY,
        (S.PLANNED, S.NEEDS_MAPPING, S.APPLIED, S.UNDONE, S.CANCELLED, S.FAILED),
        S.APPLYING,
        needs="rows_to_apply",
    ),
    Transition(Verb.UNDO, (S.APPLIED, S.CANCELLED, S.FAILED), S.UNDOING, needs="rows_to_undo"),
    Transition(
        Verb.CANCEL,
        (S.UPLOADED, S.NEEDS_MAPPING, S.PLANNING, S.PLANNED, S.APPLYING, S.UNDOING),
        S.CANCELLED,
    ),
)

OUTCOMES = {S.PLANNING: S.PLANNED, S.APPLYING: S.APPLIED, S.UNDOING: S.UNDONE}
"""Where a running job leads when nobody stops it (planning may also end in NEEDS_MAPPING or FAILED)."""


def transition(verb: Verb) -> Transition:
    """The row of the table for a verb."""
    return next(row for row in TRANSITIONS if row.verb == verb)
