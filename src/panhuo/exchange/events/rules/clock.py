"""When a slot is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta


def slot_times(start: datetime, *, slots: int, minutes: int, pause: int) -> Iterator[tuple[datetime, datetime]]:
    """(begin, end) of each slot; `minutes` long, `pause` minutes between two."""
    for number in range(slots):
        begin = start + timedelta(minutes=number * (minutes + pause))
        yield begin, begin + timedelta(minutes=minutes)
