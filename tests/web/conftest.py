"""What tests of pages share: clients who are logged in, patents, an index of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    """A client logged in as a person; None for a stranger."""

    def make(person: Any) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def run_jobs() -> Callable[[], object]:
    """Does what waits in the background, now."""
    from panhuo.orgs.api import run_pending_jobs

    return run_pending_jobs


@pytest.fixture
def index() -> Callable[[], object]:
    """Brings the index up to the records."""
    from panhuo.matching.api import sync_index

    return sync_index
