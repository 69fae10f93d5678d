"""An import whose job ended by itself (stopped on the jobs page, given up after its last attempt) says so too."""

from __future__ import annotations

from django.db import transaction

from panhuo.imports.domain.rounds import finish
from panhuo.imports.enums import ImportState
from panhuo.imports.models import ImportBatch
from panhuo.imports.transitions import OUTCOMES
from panhuo.orgs.api import JobState

_ENDS = {JobState.CANCELLED: ImportState.CANCELLED, JobState.FAILED: ImportState.FAILED}


def settle(batch: ImportBatch) -> ImportBatch:
    """The import, with its state brought in line with its job's. Changes nothing while the job lives."""
    if batch.state not in OUTCOMES:
        return batch
    with transaction.atomic():
        locked = _locked(batch.pk)
        end = _ENDS.get(JobState(locked.job.state)) if locked.job else ImportState.FAILED
        if end and locked.state in OUTCOMES:
            failed = end == ImportState.FAILED
            finish(locked, state=end, error={"code": "job", "job": locked.job_id} if failed else None)
    return locked


def stopped(batch_id: int, *, number: int) -> None:
    """The round's job was asked to stop, and did."""
    with transaction.atomic():
        locked = _locked(batch_id)
        if locked.round == number and locked.state in OUTCOMES:
            finish(locked, state=ImportState.CANCELLED)


def _locked(pk: int) -> ImportBatch:
    return ImportBatch.objects.select_for_update(of=("self",)).select_related("job", "organisation").get(pk=pk)
