"""The jobs of the inventory."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled
from panhuo.portfolio.inventory.domain.filing.plan import plan_filing
from panhuo.portfolio.inventory.domain.filing.write import write_filing
from panhuo.portfolio.inventory.domain.join import join_grants
from panhuo.portfolio.inventory.models import InventorySettings


@job_kind("inventory.join")
def join_job(job: JobHandle) -> dict[str, Any]:
    settings = InventorySettings.objects.select_related("organisation").get(organisation=job.params["organisation"])
    return {"joined": join_grants(settings, job=job)}


@scheduled(every=timedelta(hours=6))
@job_kind("inventory.join_all")
def join_all_job(job: JobHandle) -> dict[str, Any]:
    opened = InventorySettings.objects.select_related("organisation").order_by("pk")
    return {"joined": sum(join_grants(settings, job=job) for settings in opened)}


@job_kind("inventory.plan_filing")
def plan_filing_job(job: JobHandle) -> dict[str, Any]:
    return plan_filing(job.params["filing"], job=job)


@job_kind("inventory.write_filing")
def write_filing_job(job: JobHandle) -> dict[str, Any]:
    return write_filing(job.params["filing"], job=job)
