"""How much longer a job takes."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from panhuo.orgs.enums import JobState
from panhuo.orgs.models import Job


def job_remaining(job: Job) -> timedelta | None:
    """From the speed of the current run; None where that cannot be told (not running, no total, nothing done yet)."""
    if job.state != JobState.RUNNING or job.total is None or job.run_started_at is None:
        return None
    moved = job.done - job.run_started_done
    if moved <= 0:
        return None
    spent = timezone.now() - job.run_started_at
    return spent * max(0, job.total - job.done) / moved
