from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path
