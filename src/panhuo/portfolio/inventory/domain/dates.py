"""Until when whoever has an entry in hand should be done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.portfolio.inventory.enums import EntryState
from panhuo.portfolio.inventory.transitions import FILLABLE

if TYPE_CHECKING:
    from panhuo.portfolio.inventory.models import InventorySettings

REVIEWED = (EntryState.SUBMITTED, EntryState.COLLEGE_ACCEPTED)


def due_date(state: str, *, settings: InventorySettings, today: date | None = None) -> date | None:
    """Counted in calendar days from today; None where nobody has to act or no number of days is set."""
    days = settings.fill_days if state in FILLABLE else settings.review_days if state in REVIEWED else 0
    return (today or timezone.localdate()) + timedelta(days=days) if days else None
