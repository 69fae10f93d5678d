"""The jobs of ratings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled
from panhuo.portfolio.ratings.domain.propose import propose
from panhuo.portfolio.ratings.domain.rounds import remind


@job_kind("ratings.propose")
def propose_job(job: JobHandle) -> dict[str, Any]:
    return dict(propose(job.params["round"], job=job))


@scheduled(every=timedelta(days=1))
@job_kind("ratings.remind")
def remind_job(job: JobHandle) -> dict[str, Any]:
    return {"reminded": remind()}
