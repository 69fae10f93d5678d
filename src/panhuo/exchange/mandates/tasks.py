"""Background work of mandates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("mandates.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    """Tell of mandates that end soon. Carries counts only."""
    from panhuo.exchange.mandates.domain.remind import remind_of_ends

    told = remind_of_ends()
    job.progress(1, 1)
    return {"told": told}
