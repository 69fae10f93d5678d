"""How a run ends: every ending is one conditional update by the holder, so that it happens once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from panhuo.orgs.enums import JobState
from panhuo.orgs.jobs.lease import back_off
from panhuo.orgs.jobs.queue import enqueue
from panhuo.orgs.models import Job

_FREE: dict[str, Any] = {"holder": "", "lease_until": None}


def finish(job_id: int, *, holder: str, result: Mapping[str, Any]) -> bool:
    """The work is done; False where the run no longer held the job."""
    changes = {"state": JobState.DONE, "result": dict(result), "error": "", "ended_at": timezone.now()}
    return _end(job_id, holder=holder, changes=changes)


def stop(job_id: int, *, holder: str) -> bool:
    """Somebody asked it to stop, and it did."""
    return _end(job_id, holder=holder, changes={"state": JobState.CANCELLED, "ended_at": timezone.now()})


def fail(job_id: int, *, holder: str, reason: str) -> bool:
    """It cannot be done; the reason is kept for the user."""
    changes = {"state": JobState.FAILED, "error": reason, "ended_at": timezone.now()}
    return _end(job_id, holder=holder, changes=changes)


@transaction.atomic
def release(job_id: int, *, holder: str) -> bool:
    """The worker leaves: back to the queue at once, not counted as an attempt."""
    changes = {"state": JobState.QUEUED, "attempts": F("attempts") - 1}
    released = _end(job_id, holder=holder, changes=changes)
    if released:
        enqueue(Job.objects.get(pk=job_id))
    return released


@transaction.atomic
def try_again(job_id: int, *, holder: str, reason: str) -> bool:
    """Something went wrong that may pass: queue again after a wait, or fail after the last attempt."""
    job = Job.objects.get(pk=job_id)
    if job.attempts >= job.max_attempts:
        return fail(job_id, holder=holder, reason=reason)
    not_before = timezone.now() + back_off(job.attempts)
    changes = {"state": JobState.QUEUED, "error": reason, "not_before": not_before}
    queued = _end(job_id, holder=holder, changes=changes)
    if queued:
        enqueue(Job.objects.get(pk=job_id))
    return queued


def _end(job_id: int, *, holder: str, changes: Mapping[str, Any]) -> bool:
    return bool(Job.objects.held(by=holder).filter(pk=job_id).update(**changes, **_FREE))
