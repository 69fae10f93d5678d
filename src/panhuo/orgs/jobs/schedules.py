"""Work that comes round: every period one job, keyed by the period, started by `panhuo tick`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from panhuo.orgs.enums import JobState
from panhuo.orgs.jobs.kinds import KINDS, JobFunction
from panhuo.orgs.jobs.start import start_job
from panhuo.orgs.models import Job

SCHEDULES: Final[dict[str, timedelta]] = {}
PREFIX: Final = "schedule"


def scheduled(*, every: timedelta) -> Callable[[JobFunction], JobFunction]:
    """Let `tick` start this job kind once in every period; stands above `@job_kind`."""

    def register(function: JobFunction) -> JobFunction:
        if every < timedelta(seconds=1):
            raise ValueError("a schedule's period is at least one second")
        kind = next((name for name, known in KINDS.items() if known is function), None)
        if kind is None:
            raise ValueError(f"{function.__qualname__} is no job kind: put @job_kind under @scheduled")
        SCHEDULES[kind] = every
        return function

    return register


def schedule_key(kind: str, *, every: timedelta, now: datetime) -> str:
    """The key of the period that `now` lies in, counted from 1970."""
    return f"{PREFIX}:{kind}:{int(now.timestamp() // every.total_seconds())}"


def start_due(now: datetime) -> list[Job]:
    """Start what this period has not seen yet; a kind whose last round is still going waits for it."""
    started = []
    for kind, every in sorted(SCHEDULES.items()):
        key = schedule_key(kind, every=every, now=now)
        rounds = Job.objects.filter(kind=kind, key__startswith=f"{PREFIX}:")
        going = rounds.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).exists()
        if not going and not Job.objects.filter(key=key).exists():
            started.append(start_job(kind, key=key))
    return started
