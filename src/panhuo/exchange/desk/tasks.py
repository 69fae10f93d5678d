"""Background work of the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@job_kind("desk.index")
def index_job(job: JobHandle) -> dict[str, Any]:
    """Build the index of what the desk shows anew."""
    from panhuo.exchange.desk.domain.index import rebuild_desk_index

    return {"documents": rebuild_desk_index()}


@scheduled(every=timedelta(days=1))
@job_kind("desk.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    """Remind of questions that should have been answered, and build the index anew."""
    from panhuo.exchange.desk.domain.index import rebuild_desk_index
    from panhuo.exchange.desk.domain.remind import remind_questions

    return {"late": remind_questions(), "documents": rebuild_desk_index()}
