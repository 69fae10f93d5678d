"""Background work of pre-filing assessment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("prefiling.follow")
def follow_job(job: JobHandle) -> dict[str, Any]:
    """Meet filings with patents' records, then remind. Carries counts only."""
    from panhuo.portfolio.prefiling.domain.filings import link_filings
    from panhuo.portfolio.prefiling.domain.remind import remind

    linked = link_filings()
    job.progress(1, 2)
    return {"linked": linked, "waiting": remind()}
