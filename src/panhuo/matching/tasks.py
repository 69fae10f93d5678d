"""Background work of matching."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.matching.index.request import SYNC_JOB
from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(minutes=1))
@job_kind(SYNC_JOB)
def sync_job(job: JobHandle) -> dict[str, Any]:
    """Follow writes; started after each and every minute, so that none is forgotten."""
    from panhuo.matching.index.status import index_status
    from panhuo.matching.index.sync import sync_index

    sync_index(progress=job.progress)
    status = index_status()
    return {"documents": status.documents, "generation": status.generation}


@scheduled(every=timedelta(days=1))
@job_kind("matching.tidy")
def tidy_job(job: JobHandle) -> dict[str, Any]:
    """Forget runs that are too old to tell anything."""
    from panhuo.matching.domain.runs import drop_old_runs

    return {"runs": drop_old_runs()}
