"""The worker process."""

from __future__ import annotations

import signal

from panhuo.orgs.jobs import runtime
from panhuo.orgs.jobs.run import run_pending_jobs


def work_until_stopped(*, interval: float = 1.0) -> None:
    """Run jobs as they come, until SIGTERM or Ctrl-C. For a process of its own: it takes the signals over."""
    from panhuo.orgs.jobs.db_worker import JobWorker

    runtime.renews_leases.set()
    worker = JobWorker(
        queue_names=["default"],
        interval=interval,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=runtime.new_holder()[-64:],
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


def work_off() -> int:
    """Run what is due now in this process and end; SIGTERM puts the job in hand back. Gives how many runs."""
    runtime.renews_leases.set()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: runtime.stopping.set())
    return run_pending_jobs()
