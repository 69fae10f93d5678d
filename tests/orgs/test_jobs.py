"""Jobs inside one process: started once, stopped, tried again, taken back, resumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from panhuo.orgs.api import (
    DomainError,
    Job,
    JobHandle,
    JobState,
    LeaseLost,
    NotAllowed,
    Organisation,
    User,
    cancel_job,
    job_kind,
    job_remaining,
    retry_job,
    run_pending_jobs,
    start_job,
    tick,
)
from panhuo.orgs.jobs import runtime
from panhuo.orgs.jobs.kinds import KINDS
from panhuo.orgs.jobs.lease import back_off
from panhuo.orgs.jobs.schedules import SCHEDULES

pytestmark = pytest.mark.django_db
KIND = "test.work"
Work = Callable[[JobHandle], dict[str, Any]]


def nothing(_job: JobHandle) -> dict[str, Any]:
    return {}


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    """Says what jobs of the kind under test do."""
    monkeypatch.setattr("panhuo.orgs.jobs.schedules.SCHEDULES", {})

    def set_work(work: Work) -> None:
        monkeypatch.setitem(KINDS, KIND, work)

    set_work(nothing)
    return set_work


@pytest.fixture
def stopping() -> Iterator[None]:
    yield
    runtime.stopping.clear()


def fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def overdue(job: Job) -> None:
    """As if the worker had died a while ago."""
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, holder="dead:1:x", attempts=1, lease_until=timezone.now() - timedelta(seconds=1)
    )


def test_one_key_is_one_job(does: Any):
    runs: list[int] = []
    does(lambda job: {"run": len(runs), **(runs.append(job.job_id) or {})})
    first = start_job(KIND, key="a", params={"x": 1})
    assert start_job(KIND, key="a", params={"x": 2}) == first
    assert run_pending_jobs() == 1
    again = start_job(KIND, key="a")
    assert (again.state, again.result, again.params) == (JobState.DONE, {"run": 0}, {"x": 1})
    assert run_pending_jobs() == 0
    assert runs == [first.pk]


def test_a_key_cannot_stand_for_two_kinds(does: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(KINDS, "test.other", nothing)
    start_job(KIND, key="a")
    with pytest.raises(ValueError, match="stands for"):
        start_job("test.other", key="a")
    with pytest.raises(LookupError):
        start_job("test.unknown", key="b")
    with pytest.raises(ValueError, match="registered twice"):
        job_kind(KIND)(lambda _job: {})


def test_progress_is_kept_and_the_job_resumes_at_its_cursor(does: Any):
    def half(job: JobHandle) -> dict[str, Any]:
        job.progress(5, 10, cursor={"row": 5})
        raise OSError("disk full")

    def rest(job: JobHandle) -> dict[str, Any]:
        return {"from": job.cursor["row"], "done": job.done, "total": job.total}

    does(half)
    job = start_job(KIND, key="a")
    run_pending_jobs()
    kept = fresh(job)
    assert (kept.state, kept.done, kept.total, kept.cursor) == (JobState.QUEUED, 5, 10, {"row": 5})
    assert kept.error == "OSError: disk full"
    assert kept.not_before is not None
    assert run_pending_jobs() == 0, "it waits before the next attempt"
    Job.objects.update(not_before=None)
    does(rest)
    run_pending_jobs()
    assert (fresh(job).state, fresh(job).result, fresh(job).error) == (
        JobState.DONE,
        {"from": 5, "done": 5, "total": 10},
        "",
    )


def test_after_the_last_attempt_it_fails_and_says_why(does: Any, root: User):
    def broken(job: JobHandle) -> dict[str, Any]:
        raise ZeroDivisionError("division by zero")

    does(broken)
    job = start_job(KIND, key="a")
    for _ in range(job.max_attempts):
        run_pending_jobs()
        Job.objects.update(not_before=None)
    assert (fresh(job).state, fresh(job).attempts) == (JobState.FAILED, 5)
    assert "division by zero" in fresh(job).error
    does(nothing)
    retry_job(fresh(job), actor=root)
    run_pending_jobs()
    assert fresh(job).state == JobState.DONE


def test_what_the_user_did_wrong_is_not_tried_again(does: Any):
    def refuse(job: JobHandle) -> dict[str, Any]:
        raise DomainError("第 %(row)s 行的文件已不在", code="gone", params={"row": 3})

    does(refuse)
    job = start_job(KIND, key="a")
    run_pending_jobs()
    assert (fresh(job).state, fresh(job).error, fresh(job).attempts) == (JobState.FAILED, "第 3 行的文件已不在", 1)


def test_the_wait_doubles_up_to_ten_minutes():
    waits = [back_off(attempt).total_seconds() for attempt in range(1, 10)]
    assert waits == [10, 20, 40, 80, 160, 320, 600, 600, 600]


def test_a_running_job_stops_at_its_next_progress_call(does: Any, office: User):
    reached: list[int] = []

    def work(job: JobHandle) -> dict[str, Any]:
        for step in range(1, 10):
            job.progress(step, 10, cursor={"step": step})
            reached.append(step)
            if step == 3:
                cancel_job(Job.objects.get(pk=job.job_id), actor=office)
        return {}

    does(work)
    job = start_job(KIND, key="a", owner=office)
    run_pending_jobs()
    assert reached == [1, 2, 3]
    assert (fresh(job).state, fresh(job).cursor) == (JobState.CANCELLED, {"step": 3})
    assert fresh(job).ended_at is not None


def test_a_queued_job_stops_at_once_and_an_ended_one_stays(does: Any, office: User):
    job = start_job(KIND, key="a", owner=office)
    assert cancel_job(job, actor=office).state == JobState.CANCELLED
    assert run_pending_jobs() == 0
    done = start_job(KIND, key="b", owner=office)
    run_pending_jobs()
    assert cancel_job(fresh(done), actor=office).state == JobState.DONE
    with pytest.raises(DomainError, match="只有失败或已停止"):
        retry_job(fresh(done), actor=office)


def test_others_cannot_stop_it(does: Any, university: Organisation, office: User, outsider: User, root: User):
    job = start_job(KIND, key="a", organisation=university)
    with pytest.raises(NotAllowed) as caught:
        cancel_job(job, actor=outsider)
    assert caught.value.hidden
    assert cancel_job(job, actor=office).state == JobState.CANCELLED


def test_a_run_that_lost_its_lease_cannot_write(does: Any):
    def work(job: JobHandle) -> dict[str, Any]:
        Job.objects.filter(pk=job.job_id).update(holder="other:2:y")
        with pytest.raises(LeaseLost):
            job.progress(1)
        return {"late": True}

    does(work)
    job = start_job(KIND, key="a")
    run_pending_jobs()
    assert (fresh(job).state, fresh(job).holder, fresh(job).result) == (JobState.RUNNING, "other:2:y", {})


def test_a_running_job_cannot_be_taken_twice(does: Any):
    taken: list[int] = []

    def work(job: JobHandle) -> dict[str, Any]:
        from panhuo.orgs.jobs.run import run_job

        taken.append(run_job(job.job_id))
        return {}

    does(work)
    start_job(KIND, key="a")
    run_pending_jobs()
    assert taken == [False]


def test_tick_takes_a_job_back_from_a_dead_worker(does: Any):
    job = start_job(KIND, key="a")
    overdue(job)
    assert tick().reclaimed == 1
    back = fresh(job)
    assert (back.state, back.holder, back.attempts) == (JobState.QUEUED, "", 1)
    assert "中断（第 1 次）" in back.error
    assert back.not_before is not None
    assert tick().reclaimed == 0


def test_tick_leaves_a_living_worker_alone(does: Any):
    job = start_job(KIND, key="a")
    overdue(job)
    Job.objects.update(lease_until=timezone.now() + timedelta(seconds=30))
    assert tick().reclaimed == 0
    assert fresh(job).state == JobState.RUNNING


def test_tick_ends_what_was_to_stop_or_has_no_attempt_left(does: Any):
    to_stop, spent = start_job(KIND, key="a"), start_job(KIND, key="b")
    for job in (to_stop, spent):
        overdue(job)
    Job.objects.filter(pk=to_stop.pk).update(cancel_asked=True)
    Job.objects.filter(pk=spent.pk).update(attempts=5)
    tick()
    assert fresh(to_stop).state == JobState.CANCELLED
    assert (fresh(spent).state, "第 5 次" in fresh(spent).error) == (JobState.FAILED, True)


def test_tick_queues_a_job_whose_task_was_lost(does: Any):
    job = start_job(KIND, key="a")
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.update(created_at=long_ago)
    assert tick().requeued == 0, "its task still waits"
    Job.objects.update(task_id="00000000-0000-0000-0000-000000000000")
    assert tick().requeued == 1
    assert fresh(job).task_id != "00000000-0000-0000-0000-000000000000"


def test_a_schedule_starts_once_a_period_and_never_twice_at_once(does: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("panhuo.orgs.jobs.schedules.SCHEDULES", {KIND: timedelta(hours=1)})
    now = timezone.now()
    assert tick().started == 1
    assert tick().started == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(hours=1))
    assert tick().started == 0, "the last round is still waiting"
    run_pending_jobs()
    assert tick().started == 1


def test_a_stopping_worker_puts_its_job_back(does: Any, stopping: None):
    def work(job: JobHandle) -> dict[str, Any]:
        job.progress(1, 5, cursor={"row": 1})
        runtime.stopping.set()
        job.progress(2, 5, cursor={"row": 2})
        raise AssertionError("ran on after it was asked to stop")

    does(work)
    job = start_job(KIND, key="a")
    assert run_pending_jobs() == 1
    back = fresh(job)
    assert (back.state, back.attempts, back.cursor, back.error) == (JobState.QUEUED, 0, {"row": 2}, "")


def test_the_remaining_time_is_told_only_where_it_is_known(does: Any):
    job = start_job(KIND, key="a")
    assert job_remaining(job) is None
    job.state, job.total, job.done = JobState.RUNNING, 100, 0
    job.run_started_at = timezone.now() - timedelta(seconds=10)
    assert job_remaining(job) is None, "nothing done yet"
    job.run_started_done, job.done = 40, 50
    left = job_remaining(job)
    assert left is not None
    assert timedelta(seconds=50) <= left < timedelta(seconds=60)
    job.total = None
    assert job_remaining(job) is None


def test_the_apps_schedules_are_registered():
    assert {"orgs.drop_lapsed_grants", "orgs.tidy"} <= set(SCHEDULES)
