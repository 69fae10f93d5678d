"""Background work of use first, pay later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("usefirst.watch")
def watch_job(job: JobHandle) -> dict[str, Any]:
    """Look at every deal under way once a day."""
    from panhuo.deals.usefirst.domain.remind import watch_all

    return {"watched": watch_all()}
