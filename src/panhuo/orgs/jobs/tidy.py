"""Removing the traces of routine work, so that the tables stay small."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.orgs.enums import JobState
from panhuo.orgs.jobs.schedules import PREFIX
from panhuo.orgs.models import Job

KEPT = timedelta(days=7)


def tidy() -> dict[str, Any]:
    """Delete rounds of schedules that ended well and finished queue rows, both after 7 days.

    Other jobs stay: their keys say that the work was done.
    """
    from django_tasks_db.models import DBTaskResult

    before = timezone.now() - KEPT
    rounds = Job.objects.filter(key__startswith=f"{PREFIX}:", state=JobState.DONE, ended_at__lt=before)
    jobs = rounds.delete()[0]
    tasks = DBTaskResult.objects.filter(enqueued_at__lt=before).exclude(status="READY")
    return {"jobs": jobs, "tasks": tasks.delete()[0]}
