"""Background work of answering."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(days=1))
@job_kind("answers.follow")
def follow_job(job: JobHandle) -> dict[str, Any]:
    """Remind and escalate. Carries counts only."""
    from panhuo.exchange.answers.domain.remind import follow_up

    steps = follow_up()
    job.progress(1, 1)
    return {"steps": steps}
