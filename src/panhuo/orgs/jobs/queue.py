"""Putting a job into django-tasks' queue."""

from __future__ import annotations

from panhuo.orgs.models import Job


def enqueue(job: Job) -> None:
    """Queue a task for the job; call it in the transaction that made the job QUEUED.

    With the database backend the task is a row of the same transaction, so neither stands without the other. What
    still gets lost (a worker killed between taking the task and taking the lease) `tick` queues again.
    """
    from panhuo.orgs.tasks import run_job_task

    task = run_job_task.using(run_after=job.not_before) if job.not_before else run_job_task
    job.task_id = task.enqueue(job.pk).id
    Job.objects.filter(pk=job.pk).update(task_id=job.task_id)


def is_waiting(job: Job) -> bool:
    """Whether the job's task still stands in the queue."""
    from django_tasks import TaskResultStatus
    from django_tasks.exceptions import TaskResultDoesNotExist

    from panhuo.orgs.tasks import run_job_task

    if not job.task_id:
        return False
    try:
        result = run_job_task.get_result(job.task_id)
    except TaskResultDoesNotExist:
        return False
    return bool(result.status == TaskResultStatus.READY)
