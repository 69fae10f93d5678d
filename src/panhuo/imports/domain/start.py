"""Applying, undoing and planning anew are jobs; here they are started."""

from __future__ import annotations

from django.db import transaction

from panhuo.imports.domain.rounds import begin
from panhuo.imports.domain.settle import settle
from panhuo.imports.enums import RowFlag
from panhuo.imports.models import ImportBatch
from panhuo.imports.transitions import Verb
from panhuo.orgs.api import User


def apply_batch(batch: ImportBatch, *, actor: User) -> ImportBatch:
    """Write what the plan says, in the background. Raises NotAllowed; DomainError where there is nothing to write."""
    return begin(settle(batch), verb=Verb.APPLY, actor=actor)


def undo_batch(batch: ImportBatch, *, actor: User) -> ImportBatch:
    """Take back what was written, in the background. Raises NotAllowed; DomainError where nothing was written."""
    settle(batch)
    with transaction.atomic():
        begun = begin(batch, verb=Verb.UNDO, actor=actor)
        begun.rows.filter(flag=RowFlag.KEPT).update(flag=RowFlag.NONE)
    return begun


def plan_batch(batch: ImportBatch, *, actor: User) -> ImportBatch:
    """Go on with a plan that was stopped or gave up. Raises NotAllowed; DomainError once something was written."""
    return begin(settle(batch), verb=Verb.PLAN, actor=actor)
