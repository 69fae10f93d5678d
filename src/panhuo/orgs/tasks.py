"""The thin task over django-tasks, and the schedules of this app."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django_tasks import task

from panhuo.orgs.jobs.handle import JobHandle
from panhuo.orgs.jobs.kinds import job_kind
from panhuo.orgs.jobs.schedules import scheduled


@task()
def run_job_task(job_id: int) -> None:
    """Run one job if it is still to be run; a second task for the same job does nothing."""
    from panhuo.orgs.jobs.run import run_job

    run_job(job_id)


@scheduled(every=timedelta(hours=1))
@job_kind("orgs.drop_lapsed_grants")
def drop_lapsed_grants_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.orgs.domain.grants import drop_lapsed_grants

    return {"dropped": drop_lapsed_grants()}


@scheduled(every=timedelta(days=1))
@job_kind("orgs.tidy")
def tidy_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.orgs.jobs.tidy import tidy

    return tidy()
