"""What a job function holds in its hands while it runs."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from panhuo.orgs.jobs import runtime
from panhuo.orgs.jobs.errors import JobCancelled, LeaseLost, WorkerStopping
from panhuo.orgs.jobs.lease import lease_end
from panhuo.orgs.models import Job


class JobHandle:
    """One run of one job. `params` is what it was started with, `cursor` where the last run got to."""

    def __init__(self, job: Job, *, holder: str) -> None:
        self.job_id: Final[int] = job.pk
        self.holder: Final = holder
        self.owner_id: Final = job.owner_id
        self.organisation_id: Final = job.organisation_id
        self.params: Final[dict[str, Any]] = dict(job.params)
        self.cursor: dict[str, Any] = dict(job.cursor)
        self.done: int = job.done
        self.total: int | None = job.total
        self.spoke_at: float = time.monotonic()

    def progress(self, done: int, total: int | None = None, cursor: Mapping[str, Any] | None = None) -> None:
        """Say how far the work is; renews the lease and keeps `cursor` for the run that resumes after a kill.

        Call it inside the transaction that writes a chunk: then the chunk and its cursor are kept or lost together,
        and a run that lost its lease cannot write.

        Raises:
            JobCancelled: somebody asked the job to stop.
            LeaseLost: another worker may hold the job by now.
            WorkerStopping: this worker was asked to end.
        """
        changes: dict[str, Any] = {"done": done, "lease_until": lease_end(timezone.now())}
        if total is not None:
            changes["total"] = total
        if cursor is not None:
            changes["cursor"] = dict(cursor)
        held = Job.objects.held(by=self.holder).filter(pk=self.job_id)
        if not held.filter(cancel_asked=False).update(**changes):
            raise JobCancelled if held.exists() else LeaseLost
        self._remember(changes)
        if runtime.stopping.is_set():
            raise WorkerStopping

    def _remember(self, changes: Mapping[str, Any]) -> None:
        self.spoke_at = time.monotonic()
        self.done = changes["done"]
        self.total = changes.get("total", self.total)
        self.cursor = changes.get("cursor", self.cursor)
