"""Background work of contacts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("contacts.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    """Remind of requests, steps and meetings. Carries counts only."""
    from panhuo.exchange.contacts.domain.meetings import remind_contacts

    told = remind_contacts()
    job.progress(1, 1)
    return {"told": told}
