"""One line of what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

MOST_OF_A_KIND: Final = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """`kind` is what it is about, `action` what to press; `since` is empty where no date is meant."""

    kind: str
    text: str
    url: str
    action: str
    since: datetime | None = None
    more: str = ""
