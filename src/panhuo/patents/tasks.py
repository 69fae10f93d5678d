"""The jobs of patents."""

from __future__ import annotations

from typing import Any

from panhuo.orgs.api import JobHandle, User, job_kind
from panhuo.patents.domain.publish_many import VISIBILITY_JOB, run_visibility


@job_kind(VISIBILITY_JOB)
def visibility_job(job: JobHandle) -> dict[str, Any]:
    """Change who may see many records, or take that back."""
    actor = User.objects.get(pk=job.params["actor"])
    at = int(job.cursor.get("at", 0))
    return run_visibility(job.params, job=job.job_id, actor=actor, cursor=at, progress=job.progress)
