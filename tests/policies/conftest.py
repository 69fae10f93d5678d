"""Where the shared material lies."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def there(path):
    if not path.exists():
        pytest.skip(f"{path.name} is not in ../shared")
    return path


@pytest.fixture
def shared_policy():
    return there(SHARED / "data" / "policy")


@pytest.fixture
def shared_notice():
    return there(SHARED / "notes" / "notice_2025_16.txt")
