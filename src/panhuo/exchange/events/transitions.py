"""What may follow what: from this table come the buttons, the checks and the picture in the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from panhuo.exchange.events.enums import EventState as S


@dataclass(frozen=True, slots=True)
class Step:
    """`who`: host (staff of the host) or approver. `verb` is what the log says."""

    verb: str
    sources: tuple[str, ...]
    target: str
    who: str = "host"


STEPS: Final = {
    step.verb: step
    for step in (
        Step("submit", (S.DRAFT,), S.SUBMITTED),
        Step("approve", (S.SUBMITTED,), S.APPROVED, "approver"),
        Step("send_back", (S.SUBMITTED,), S.DRAFT, "approver"),
        Step("invite", (S.APPROVED, S.INVITING, S.SCHEDULED), S.INVITING),
        Step("schedule", (S.INVITING, S.SCHEDULED), S.SCHEDULED),
        Step("hold", (S.SCHEDULED,), S.HELD),
        Step("close", (S.HELD,), S.CLOSED),
        Step("cancel", (S.DRAFT, S.SUBMITTED, S.APPROVED, S.INVITING, S.SCHEDULED), S.CANCELLED),
    )
}
EDITABLE: Final = (S.DRAFT, S.SUBMITTED, S.APPROVED, S.INVITING, S.SCHEDULED)
"""States in which the frame (time, place, tables) may still be changed."""
PREPARING: Final = (S.APPROVED, S.INVITING, S.SCHEDULED)
"""States in which pairs and parties change."""
TOLD: Final = (S.INVITING, S.SCHEDULED, S.HELD, S.CLOSED)
"""States in which those invited know of it."""
RESULTS: Final = (S.SCHEDULED, S.HELD)
"""States in which results are written down."""
