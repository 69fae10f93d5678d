"""Fixtures of open licences."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def run_jobs() -> Callable[[], object]:
    """Do the work that waits, as the worker would."""
    from panhuo.orgs.api import run_pending_jobs

    return run_pending_jobs
