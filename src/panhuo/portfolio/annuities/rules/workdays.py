"""Working days stand in `panhuo.law`; the old place keeps the names."""

from __future__ import annotations

from panhuo.law.workdays import SATURDAY, DayKind, Rolled, WorkCalendar, official_calendar

__all__ = ["SATURDAY", "DayKind", "Rolled", "WorkCalendar", "official_calendar"]
