"""The same small world, asked over HTTP."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _words_only(settings, tmp_path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def world(university, other_university, enterprise, firm):
    from matching.world import make_world
    from panhuo.matching.api import sync_index

    world = make_world(university=university, other_university=other_university, enterprise=enterprise, firm=firm)
    sync_index()
    return world
