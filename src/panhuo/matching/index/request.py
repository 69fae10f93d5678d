"""Asking for a sync after writes, without asking for each write."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from panhuo.matching.index.state import highest_outbox
from panhuo.orgs.api import Job, JobState, start_job

SYNC_JOB: Final = "matching.sync"
KEY: Final = "schedule:matching.sync:row"
"""The prefix of scheduled rounds: such jobs are routine, one at a time, and tidied away after a week."""


def request_sync_on_commit() -> None:
    """Called with every outbox row: once this transaction is in force, see to it that a sync will run."""
    connection = transaction.get_connection()
    asked = any(entry[1] is request_sync for entry in connection.run_on_commit)
    if not asked:
        transaction.on_commit(request_sync, robust=True)


def request_sync() -> Job:
    """The sync that will take all rows written so far: one that has not begun, else a new one."""
    queued = Job.objects.filter(kind=SYNC_JOB, state=JobState.QUEUED).first()
    return queued or start_job(SYNC_JOB, key=f"{KEY}{highest_outbox()}")
