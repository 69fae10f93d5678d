"""The jobs of agreements."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.deals.agreements.domain.perform import keep_up
from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(hours=12))
@job_kind("agreements.daily")
def daily_job(job: JobHandle) -> dict[str, Any]:
    """Contracts take effect on their day and end with their term."""
    return {"moved": keep_up(today=timezone.localdate())}
