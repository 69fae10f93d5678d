"""Stop an import: what was applied stays listed and can be undone."""

from __future__ import annotations

from django.db import transaction

from panhuo.imports.domain.rounds import finish
from panhuo.imports.enums import ImportState
from panhuo.imports.models import ImportBatch
from panhuo.imports.rules import check_allows, check_may_import
from panhuo.imports.transitions import Verb
from panhuo.orgs.api import Job, JobState, User, cancel_job

LIVE = (JobState.QUEUED, JobState.RUNNING)


def cancel_batch(batch: ImportBatch, *, actor: User) -> ImportBatch:
    """Stop whatever runs. The running job notices at its next chunk and writes nothing more.

    Raises NotAllowed; DomainError where there is nothing to stop.
    """
    with transaction.atomic():
        locked = ImportBatch.objects.select_for_update(of=("self",)).select_related("job").get(pk=batch.pk)
        check_may_import(actor, locked.organisation)
        check_allows(locked, Verb.CANCEL)
        finish(locked, state=ImportState.CANCELLED)
        job: Job | None = locked.job
        if job is not None and job.state in LIVE:
            cancel_job(job, actor=actor)
    return locked
