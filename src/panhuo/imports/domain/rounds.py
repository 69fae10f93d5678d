"""Every job of an import is a round: it counts only as long as no later one was begun."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from panhuo.imports.enums import ImportState
from panhuo.imports.models import ImportBatch
from panhuo.imports.queries.counts import count_rows
from panhuo.imports.rules import check_allows, check_may_import
from panhuo.imports.transitions import Verb, transition
from panhuo.orgs.api import User, log_event, start_job

_STAMPS = {
    ImportState.PLANNED: "planned_at",
    ImportState.NEEDS_MAPPING: "planned_at",
    ImportState.APPLIED: "applied_at",
    ImportState.UNDONE: "undone_at",
}


def begin(batch: ImportBatch, *, verb: Verb, actor: User) -> ImportBatch:
    """Put the import into the verb's state and start its job, once.

    Raises NotAllowed; DomainError where the state doesn't allow it.
    """
    with transaction.atomic():
        locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        check_may_import(actor, locked.organisation)
        check_allows(locked, verb)
        locked.state = transition(verb).target
        locked.round += 1
        locked.error = {}
        locked.job = start_job(
            f"imports.{verb}",
            key=f"imports.{verb}:{locked.pk}:{locked.round}",
            params={"batch": locked.pk, "round": locked.round},
            owner=actor,
            organisation=locked.organisation,
        )
        locked.save(update_fields=("state", "round", "error", "job"))
        _log(locked, str(verb), actor=actor)
    return locked


def finish(batch: ImportBatch, *, state: ImportState, error: dict[str, Any] | None = None) -> dict[str, int]:
    """End the round in this state, with the counts as they are now. The caller holds the import's lock."""
    batch.state = state
    batch.error = error or {}
    batch.counts = counts = count_rows(batch)
    stamp = _STAMPS.get(state)
    if stamp:
        setattr(batch, stamp, timezone.now())
    batch.save(update_fields=("state", "error", "counts", *([stamp] if stamp else [])))
    _log(batch, str(state), actor=None)
    return counts


def _log(batch: ImportBatch, verb: str, *, actor: User | None) -> None:
    log_event(
        object_type="import",
        object_id=batch.pk,
        verb=verb,
        actor=actor,
        organisation=batch.organisation,
        data={"round": batch.round, "counts": batch.counts},
    )
