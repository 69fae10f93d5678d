"""What journeys share: words instead of vectors where meaning is not the point, and the background work done at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def run_jobs() -> Callable[[], object]:
    """Does what waits in the background, now."""
    from panhuo.orgs.api import run_pending_jobs

    return run_pending_jobs
