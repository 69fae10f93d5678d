"""The jobs of filings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.deals.filings.domain.remind import remind_all
from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(hours=12))
@job_kind("filings.daily")
def daily_job(job: JobHandle) -> dict[str, Any]:
    """People are reminded of last days."""
    return {"reminded": remind_all(today=timezone.localdate())}
