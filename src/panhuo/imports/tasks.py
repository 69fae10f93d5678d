"""The jobs of imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panhuo.imports.domain.plan.run import plan
from panhuo.imports.domain.round import Round, RoundOverError
from panhuo.imports.domain.settle import stopped
from panhuo.imports.domain.undo import undo
from panhuo.imports.domain.write import write
from panhuo.imports.enums import ImportState
from panhuo.orgs.api import JobCancelled, JobHandle, job_kind


@job_kind("imports.plan")
def plan_job(job: JobHandle) -> dict[str, Any]:
    return _run(job, state=ImportState.PLANNING, work=plan)


@job_kind("imports.apply")
def apply_job(job: JobHandle) -> dict[str, Any]:
    return _run(job, state=ImportState.APPLYING, work=write)


@job_kind("imports.undo")
def undo_job(job: JobHandle) -> dict[str, Any]:
    return _run(job, state=ImportState.UNDOING, work=undo)


def _run(job: JobHandle, *, state: ImportState, work: Callable[[Round], dict[str, int]]) -> dict[str, Any]:
    try:
        return dict(work(Round(job, state=state)))
    except RoundOverError:
        return {"stopped": True}
    except JobCancelled:
        stopped(job.params["batch"], number=job.params["round"])
        raise
