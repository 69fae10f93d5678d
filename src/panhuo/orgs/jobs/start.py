"""Starting, stopping and repeating a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.enums import JobState
from panhuo.orgs.errors import DomainError, NotAllowed
from panhuo.orgs.jobs.kinds import function_of
from panhuo.orgs.jobs.queue import enqueue
from panhuo.orgs.models import Job
from panhuo.orgs.rules import may_cancel

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User

LONGEST_KEY = 200


@transaction.atomic
def start_job(
    kind: str,
    *,
    key: str,
    params: Mapping[str, Any] | None = None,
    owner: User | None = None,
    organisation: Organisation | None = None,
    total: int | None = None,
) -> Job:
    """Queue work of this kind, or give the job that `key` already stands for, in whatever state it is.

    May be called inside a transaction: the job is then queued when that commits.

    Raises:
        LookupError: no such kind.
        ValueError: the key is too long, or stands for work of another kind.
    """
    function_of(kind)
    if len(key) > LONGEST_KEY:
        raise ValueError(f"job key longer than {LONGEST_KEY} characters: {key}")
    job, made = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "params": dict(params or {}),
            "owner": owner,
            "organisation": organisation,
            "total": total,
        },
    )
    if job.kind != kind:
        raise ValueError(f"job key {key} stands for {job.kind}, not {kind}")
    if made:
        enqueue(job)
    return job


def cancel_job(job: Job, *, actor: User | None) -> Job:
    """Stop a job: at once if it is queued, at its next progress call if it runs. An ended job stays as it is.

    Raises:
        NotAllowed: the actor neither started it nor works for its organisation.
    """
    _require(job, actor)
    now = timezone.now()
    queued = Job.objects.filter(pk=job.pk, state=JobState.QUEUED)
    if not queued.update(state=JobState.CANCELLED, cancel_asked=True, ended_at=now):
        Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancel_asked=True)
    job.refresh_from_db()
    return job


@transaction.atomic
def retry_job(job: Job, *, actor: User | None) -> Job:
    """Queue a failed or stopped job again; it resumes at its cursor.

    Raises:
        NotAllowed: as for `cancel_job`.
        DomainError: it is neither failed nor stopped.
    """
    _require(job, actor)
    ended = Job.objects.filter(pk=job.pk, state__in=(JobState.FAILED, JobState.CANCELLED))
    if not ended.update(
        state=JobState.QUEUED, attempts=0, cancel_asked=False, not_before=None, ended_at=None, error=""
    ):
        raise DomainError(_("只有失败或已停止的任务可以重新开始"), code="job_not_ended")
    job.refresh_from_db()
    enqueue(job)
    return job


def _require(job: Job, actor: User | None) -> None:
    if actor is not None and not may_cancel(actor, job):
        raise NotAllowed(hidden=not Job.objects.visible_to(actor).filter(pk=job.pk).exists())
