"""Running one job, from taking its lease to writing down how it ended."""

from __future__ import annotations

import structlog
from django.utils import timezone

from panhuo.orgs.errors import DomainError
from panhuo.orgs.jobs import ending, runtime
from panhuo.orgs.jobs.errors import JobCancelled, LeaseLost, WorkerStopping
from panhuo.orgs.jobs.handle import JobHandle
from panhuo.orgs.jobs.heartbeat import heartbeat
from panhuo.orgs.jobs.kinds import function_of
from panhuo.orgs.jobs.lease import take
from panhuo.orgs.models import Job

log = structlog.get_logger("panhuo.jobs")


def run_job(job_id: int) -> bool:
    """Run the job if it is due and free; False where another run has it or it is over."""
    holder = runtime.new_holder()
    job = take(job_id, holder=holder)
    if job is None:
        return False
    with structlog.contextvars.bound_contextvars(job=job.pk, kind=job.kind):
        log.info("job_started", attempt=job.attempts)
        _run_held(job, holder=holder)
    return True


def run_pending_jobs(limit: int | None = None) -> int:
    """Run what is due in this process, oldest first, also what that starts; gives how many runs there were."""
    runs = 0
    while (limit is None or runs < limit) and not runtime.stopping.is_set():
        due = Job.objects.due(timezone.now()).order_by("pk").values_list("pk", flat=True).first()
        if due is None:
            break
        runs += run_job(due)
    return runs


def _run_held(job: Job, *, holder: str) -> None:
    handle = JobHandle(job, holder=holder)
    try:
        with heartbeat(handle):
            result = function_of(job.kind)(handle)
    except JobCancelled:
        ending.stop(job.pk, holder=holder)
        log.info("job_cancelled")
    except WorkerStopping:
        ending.release(job.pk, holder=holder)
        log.info("job_released")
    except LeaseLost:
        log.warning("job_lease_lost")
    except DomainError as error:  # the user's input is wrong: another attempt would end the same
        ending.fail(job.pk, holder=holder, reason=error.message)
        log.info("job_refused", code=error.code)
    except Exception as error:
        ending.try_again(job.pk, holder=holder, reason=f"{type(error).__name__}: {error}")
        log.exception("job_broke", attempt=job.attempts)
    except BaseException:  # told to exit at once
        ending.release(job.pk, holder=holder)
        raise
    else:
        kept = ending.finish(job.pk, holder=holder, result=result)
        log.info("job_done" if kept else "job_lease_lost")
