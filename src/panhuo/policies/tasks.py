"""The jobs of policies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@job_kind("policies.read")
def read_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.policies.domain.read_upload import read_upload

    return read_upload(job)


@job_kind("policies.ask")
def ask_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.policies.domain.ask_model import run_ask

    return run_ask(job)


@scheduled(every=timedelta(hours=6))
@job_kind("policies.dun")
def dun_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.policies.domain.dun import dun, remind_of_mends

    return {"told": dun() + remind_of_mends()}
