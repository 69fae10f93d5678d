"""A small world: one firm with a need, a university with patents of which one answers it part by part."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    from django.core.cache import cache

    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path
    cache.clear()


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
def world(university: Any, enterprise: Any) -> Any:
    """Records and an index of words over them."""
    from panhuo.matching.api import sync_index
    from web_match.world import make_world

    made = make_world(university=university, enterprise=enterprise)
    sync_index()
    return made
