"""django-tasks' database worker, which leaves a job properly when asked to end."""

from __future__ import annotations

from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

from panhuo.orgs.jobs import runtime


class JobWorker(Worker):
    """On the first SIGTERM or Ctrl-C the job in hand goes back to the queue at its next progress call."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        runtime.stopping.set()
        super().shutdown(signum, frame)
