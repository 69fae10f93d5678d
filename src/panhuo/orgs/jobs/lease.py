"""Who holds a job: atomic, conditional updates of one row. Nobody else writes state, holder or lease."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from panhuo.orgs.enums import JobState
from panhuo.orgs.models import Job

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=10)


def lease_end(now: datetime) -> datetime:
    """When a lease taken or renewed now runs out."""
    return now + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def back_off(attempts: int) -> timedelta:
    """How long to wait before the next attempt: 10 s, doubled each time, at most 10 minutes."""
    doublings: int = 2 ** max(0, attempts - 1)
    return min(LONGEST_WAIT, FIRST_WAIT * doublings)


def take(job_id: int, *, holder: str) -> Job | None:
    """Take a due, queued job; None where another was first or it is not due."""
    now = timezone.now()
    taken = (
        Job.objects.due(now)
        .filter(pk=job_id)
        .update(
            state=JobState.RUNNING,
            holder=holder,
            lease_until=lease_end(now),
            attempts=F("attempts") + 1,
            started_at=Coalesce(F("started_at"), now),
            run_started_at=now,
            run_started_done=F("done"),
            not_before=None,
        )
    )
    return Job.objects.get(pk=job_id) if taken else None


def renew(job_id: int, *, holder: str) -> bool:
    """Say that the run lives; False where it no longer holds the job."""
    held = Job.objects.held(by=holder).filter(pk=job_id)
    return bool(held.update(lease_until=lease_end(timezone.now())))
