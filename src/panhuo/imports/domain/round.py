"""One running round: what planning, applying and undoing share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.imports.domain.rounds import finish
from panhuo.imports.enums import ImportState
from panhuo.imports.models import ImportBatch
from panhuo.orgs.api import JobHandle, NotAllowed, User


class RoundOverError(Exception):
    """The import was stopped or started anew while this job ran; the job ends without another write."""


class Round:
    """A job at work on an import. Everything is written in chunks, each one transaction with the job's progress."""

    def __init__(self, job: JobHandle, *, state: ImportState) -> None:
        self.job = job
        self.state = state
        self.batch_id: int = job.params["batch"]
        self.number: int = job.params["round"]
        self.done: int = job.done
        self.total: int | None = job.total
        self.actor = _owner(job)
        with self.chunk() as batch:
            self.batch = batch

    @contextmanager
    def chunk(self) -> Iterator[ImportBatch]:
        """One transaction. Raises RoundOverError when the import has moved on."""
        with transaction.atomic():
            rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("organisation")
            batch = rows.get(pk=self.batch_id)
            if batch.round != self.number or batch.state != self.state:
                raise RoundOverError
            yield batch

    def advance(self, count: int) -> None:
        """So many rows more are done. Raises JobCancelled, LeaseLost, WorkerStopping: the chunk is then not kept."""
        self.done += count
        self.job.progress(self.done, self.total)

    def finish(self, batch: ImportBatch, state: ImportState, *, error: dict[str, Any] | None = None) -> dict[str, int]:
        """End the round inside its last chunk; gives the counts, which become the job's result."""
        self.job.progress(self.done, self.total)
        return finish(batch, state=state, error=error)


def _owner(job: JobHandle) -> User:
    """In whose name is written: their rights are checked again by the records."""
    owner = User.objects.filter(pk=job.owner_id or 0, is_active=True).first()
    if owner is None:
        raise NotAllowed(_("发起这次导入的用户已停用"))
    return owner
