"""Background work of buying agency."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("procurement.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    """Ask for quality checks that are missing."""
    from panhuo.exchange.procurement.domain.remind import remind_checks

    return {"missing": remind_checks()}
