from __future__ import annotations

import pytest

from portfolio.inventory.scene import Scene, make_scene


@pytest.fixture
def scene(university) -> Scene:
    return make_scene(university)
