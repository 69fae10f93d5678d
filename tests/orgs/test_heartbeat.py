"""The lease of a long step: renewed while the run lives, let go when it is lost or hangs."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from panhuo.orgs.api import Job, JobHandle, JobState
from panhuo.orgs.jobs import heartbeat


@pytest.fixture
def handle(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> JobHandle:
    settings.JOB_LEASE_SECONDS = 0.01
    monkeypatch.setattr(heartbeat.connection, "close", lambda: None)  # the test's own connection stays open
    job = Job.objects.create(kind="x", key="a", state=JobState.RUNNING, holder="me", lease_until=timezone.now())
    return JobHandle(job, holder="me")


def lease(handle: JobHandle) -> Any:
    return Job.objects.get(pk=handle.job_id).lease_until


class EndAfter(threading.Event):
    """Ends after so many beats."""

    def __init__(self, beats: int) -> None:
        super().__init__()
        self.beats = beats

    def wait(self, timeout: float | None = None) -> bool:
        self.beats -= 1
        return self.beats < 0


def test_a_living_run_keeps_its_lease(handle: JobHandle):
    before = lease(handle)
    heartbeat._beat(handle, EndAfter(3))
    assert lease(handle) > before


def test_a_run_that_lost_its_job_stops_renewing(handle: JobHandle):
    Job.objects.update(holder="other")
    before = lease(handle)
    ended = EndAfter(1000)
    heartbeat._beat(handle, ended)
    assert lease(handle) == before
    assert ended.beats == 999


def test_a_hung_run_lets_its_lease_go(handle: JobHandle, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(heartbeat, "LONGEST_SILENCE", timedelta(seconds=-1))
    before = lease(handle)
    heartbeat._beat(handle, EndAfter(1000))
    assert lease(handle) == before
