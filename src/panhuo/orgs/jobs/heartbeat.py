"""Keeps the lease while a long step runs between two progress calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db import OperationalError, connection

from panhuo.orgs.jobs import runtime
from panhuo.orgs.jobs.handle import JobHandle
from panhuo.orgs.jobs.lease import renew

LONGEST_SILENCE: Final = timedelta(minutes=20)
"""Without a progress call for so long the run counts as hung and its lease is let go."""

log = structlog.get_logger("panhuo.jobs")


@contextmanager
def heartbeat(handle: JobHandle) -> Iterator[None]:
    """Renew the lease from a thread, in worker processes only (elsewhere `progress` alone renews it)."""
    if not runtime.renews_leases.is_set():
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(handle, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(handle: JobHandle, ended: threading.Event) -> None:
    try:
        while not ended.wait(settings.JOB_LEASE_SECONDS / 3):
            if time.monotonic() - handle.spoke_at > LONGEST_SILENCE.total_seconds():
                log.warning("job_silent", job=handle.job_id)
                return
            if not _renewed(handle):
                return
    finally:
        connection.close()


def _renewed(handle: JobHandle) -> bool:
    try:
        return renew(handle.job_id, holder=handle.holder)
    except OperationalError:  # the database is busy: the next beat comes before the lease ends
        return True
