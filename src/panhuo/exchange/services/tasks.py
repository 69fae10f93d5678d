"""Background work of services."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("services.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    """Remind of appeals and orders that are late."""
    from panhuo.exchange.services.domain.remind import remind_services

    return {"late": remind_services()}
