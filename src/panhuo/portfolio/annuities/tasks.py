"""The jobs of annuities."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, Organisation, job_kind, scheduled
from panhuo.portfolio.annuities.domain.batches.plan import plan_batch
from panhuo.portfolio.annuities.domain.batches.write import apply_rows, undo_rows
from panhuo.portfolio.annuities.domain.reminders import remind_all
from panhuo.portfolio.annuities.domain.sync import sync_accounts
from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityBatch


@job_kind("annuities.sync")
def sync_job(job: JobHandle) -> dict[str, Any]:
    organisation = Organisation.objects.get(pk=job.params["organisation"])
    return dict(sync_accounts(organisation, progress=job.progress))


@job_kind("annuities.plan")
def plan_job(job: JobHandle) -> dict[str, Any]:
    return dict(plan_batch(_batch(job), progress=job.progress))


@job_kind("annuities.apply")
def apply_job(job: JobHandle) -> dict[str, Any]:
    return dict(apply_rows(_batch(job), with_differences=job.params["with_differences"], progress=job.progress))


@job_kind("annuities.undo")
def undo_job(job: JobHandle) -> dict[str, Any]:
    return dict(undo_rows(_batch(job), progress=job.progress))


@scheduled(every=timedelta(hours=12))
@job_kind("annuities.daily")
def daily_job(job: JobHandle) -> dict[str, Any]:
    """Every account follows its patent and the day; then people are reminded."""
    ids = AnnuityAccount.objects.order_by().values_list("organisation", flat=True).distinct()
    organisations = list(Organisation.objects.active().filter(pk__in=ids))
    computed = 0
    for done, organisation in enumerate(organisations, start=1):
        computed += sync_accounts(organisation)["computed"]
        job.progress(done, len(organisations))
    return {"computed": computed, "reminded": remind_all()}


def _batch(job: JobHandle) -> AnnuityBatch:
    batch: AnnuityBatch = AnnuityBatch.objects.select_related("organisation", "created_by").get(pk=job.params["batch"])
    return batch
