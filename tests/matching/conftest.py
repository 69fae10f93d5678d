"""A small world with an index of words."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _words_only(settings, tmp_path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def stranger() -> Any:
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


@pytest.fixture
def world(university, other_university, enterprise, firm):
    from matching.world import make_world

    return make_world(university=university, other_university=other_university, enterprise=enterprise, firm=firm)
