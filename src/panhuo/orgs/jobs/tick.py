"""What `panhuo tick` does: takes jobs back from workers that are gone, queues what got lost, starts schedules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.enums import JobState
from panhuo.orgs.jobs import ending
from panhuo.orgs.jobs.queue import enqueue, is_waiting
from panhuo.orgs.jobs.schedules import start_due
from panhuo.orgs.models import Job


@dataclass(frozen=True, slots=True)
class TickReport:
    """How many jobs were taken back, queued again, and started by schedule."""

    reclaimed: int
    requeued: int
    started: int


def tick() -> TickReport:
    """One round; safe to run at any time, from several processes, as often as wanted."""
    now = timezone.now()
    reclaimed = sum(_reclaim(job, now) for job in Job.objects.lapsed(now))
    requeued = sum(_requeue(job.pk, now) for job in _stale(now) if not is_waiting(job))
    return TickReport(reclaimed=reclaimed, requeued=requeued, started=len(start_due(now)))


@transaction.atomic
def _reclaim(job: Job, now: datetime) -> bool:
    """Take the job from its holder, unless that has spoken since."""
    still = Job.objects.lapsed(now).filter(pk=job.pk, holder=job.holder).select_for_update().first()
    if still is None:
        return False
    if still.cancel_asked:
        return ending.stop(job.pk, holder=job.holder)
    reason = _("执行任务的进程中断（第 %(attempt)s 次）") % {"attempt": still.attempts}
    return ending.try_again(job.pk, holder=job.holder, reason=reason)


def _stale(now: datetime) -> list[Job]:
    """Due for longer than a lease and still not taken: perhaps its task was lost."""
    patience = now - timedelta(seconds=settings.JOB_LEASE_SECONDS)
    due = Job.objects.due(patience).filter(state=JobState.QUEUED)
    return list(due.filter(Q(created_at__lte=patience)))


@transaction.atomic
def _requeue(job_id: int, now: datetime) -> bool:
    job = Job.objects.due(now).select_for_update().filter(pk=job_id).first()
    if job is not None:
        enqueue(job)
    return job is not None
