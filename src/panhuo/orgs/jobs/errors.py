"""Why a run of a job ends before its work does. Job functions let these pass."""

from __future__ import annotations


class JobCancelled(Exception):  # noqa: N818  # a signal, not a fault
    """Somebody asked the job to stop."""


class LeaseLost(Exception):  # noqa: N818
    """The run no longer holds the job; another worker may. What it does from now on must not count."""


class WorkerStopping(Exception):  # noqa: N818
    """The worker was asked to end (SIGTERM); the job goes back to the queue with its cursor."""
