"""The jobs of open licences."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.deals.openlicence.domain.batch import apply_rows, plan_batch
from panhuo.deals.openlicence.domain.bulk import run_bulk
from panhuo.deals.openlicence.domain.steps import end_due
from panhuo.deals.openlicence.models import StatementBatch
from panhuo.orgs.api import JobHandle, User, job_kind, scheduled


@job_kind("openlicence.plan")
def plan_job(job: JobHandle) -> dict[str, Any]:
    return dict(plan_batch(_batch(job), actor=_actor(job), progress=job.progress))


@job_kind("openlicence.apply")
def apply_job(job: JobHandle) -> dict[str, Any]:
    return dict(apply_rows(_batch(job), actor=_actor(job), progress=job.progress))


@job_kind("openlicence.bulk")
def bulk_job(job: JobHandle) -> dict[str, Any]:
    at = int(job.cursor.get("at", 0))
    return run_bulk(job.params, actor=_actor(job), cursor=at, progress=job.progress)


@scheduled(every=timedelta(hours=12))
@job_kind("openlicence.daily")
def daily_job(job: JobHandle) -> dict[str, Any]:
    """Statements end with their own term."""
    return {"ended": end_due(today=timezone.localdate())}


def _batch(job: JobHandle) -> StatementBatch:
    batch: StatementBatch = StatementBatch.objects.select_related("holder", "created_by").get(pk=job.params["batch"])
    return batch


def _actor(job: JobHandle) -> User:
    return User.objects.get(pk=job.params["actor"])
