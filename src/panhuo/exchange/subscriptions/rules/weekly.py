"""At most N a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

WEEK: Final = timedelta(days=7)


def room_left(told: Iterable[datetime], *, now: datetime, most: int) -> int:
    """How many more may be told now, so that in no seven days more than `most` are."""
    recent = sum(1 for moment in told if now - moment < WEEK)
    return max(0, most - recent)
