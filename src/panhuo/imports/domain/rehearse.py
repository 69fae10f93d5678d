"""Playing rows through without keeping anything."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from panhuo.imports.models import ImportBatch
from panhuo.imports.targets.base import Outcome, Target, Values
from panhuo.orgs.api import User


def rehearse(target: Target, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
    """What saving these rows one after the other would do now: they are saved, and all of it is taken back.

    Ids of records that exist only in the rehearsal are left out.
    """
    if not said:
        return []
    with transaction.atomic():
        outcomes = target.save(said, batch=batch, actor=actor)
        transaction.set_rollback(True)
    made = {outcome.object_id for outcome in outcomes if outcome.is_new}
    return [_without(outcome) if outcome.object_id in made else outcome for outcome in outcomes]


def _without(outcome: Outcome) -> Outcome:
    return Outcome(is_new=outcome.is_new, changes=outcome.changes)
