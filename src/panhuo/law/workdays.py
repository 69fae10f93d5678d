"""Rolling a last day that is a holiday to the next working day (Rule 5), as far as holiday tables reach.

Rule 5 says only 法定休假日. Whether Saturdays, Sundays and shifted rest days count is not settled by its text: both
are settings, on by default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

SATURDAY = 5


class DayKind(StrEnum):
    """What a holiday table may say of a day."""

    HOLIDAY = "holiday"
    SHIFTED = "shifted"
    WORKDAY = "workday"


class HolidayReadings(Protocol):
    """How an installation reads 法定休假日."""

    @property
    def weekend_is_holiday(self) -> bool: ...

    @property
    def shifted_is_holiday(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Rolled:
    """`nominal` is the corresponding day, `day` the day after rolling.

    `beyond_table` says that no holiday table covers it: then nothing is rolled and nothing promised.
    """

    nominal: date
    day: date
    beyond_table: bool = False


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Holidays and working weekends between `first` and `last`, both included."""

    holidays: frozenset[date]
    shifted_rest_days: frozenset[date]
    working_weekends: frozenset[date]
    first: date
    last: date
    weekend_counts: bool = True
    shifted_counts: bool = True

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_holiday(self, day: date) -> bool:
        if day in self.working_weekends:
            return False
        if day in self.shifted_rest_days:
            return self.shifted_counts or (self.weekend_counts and day.weekday() >= SATURDAY)
        return day in self.holidays or (self.weekend_counts and day.weekday() >= SATURDAY)

    def roll(self, nominal: date) -> Rolled:
        """The last day of a period whose corresponding day is `nominal`."""
        day = nominal
        while self.covers(day) and self.is_holiday(day):
            day += timedelta(days=1)
        if not self.covers(day):
            return Rolled(nominal, nominal, beyond_table=True)
        return Rolled(nominal, day)

    def read_by(self, readings: HolidayReadings) -> WorkCalendar:
        """The same table under other readings."""
        return replace(self, weekend_counts=readings.weekend_is_holiday, shifted_counts=readings.shifted_is_holiday)

    def extended(self, days: Iterable[tuple[date, DayKind]], *, last: date) -> WorkCalendar:
        """With the table of later years added, which reaches to `last`.

        Days of the added table overrule those known before, so that a corrected arrangement can be loaded.
        """
        added = dict(days)
        kept = {kind: {day for day in known if day not in added} for kind, known in self._by_kind().items()}
        for day, kind in added.items():
            kept[kind].add(day)
        return replace(
            self,
            holidays=frozenset(kept[DayKind.HOLIDAY]),
            shifted_rest_days=frozenset(kept[DayKind.SHIFTED]),
            working_weekends=frozenset(kept[DayKind.WORKDAY]),
            last=max(self.last, last),
        )

    def _by_kind(self) -> dict[DayKind, frozenset[date]]:
        return {
            DayKind.HOLIDAY: self.holidays,
            DayKind.SHIFTED: self.shifted_rest_days,
            DayKind.WORKDAY: self.working_weekends,
        }


@lru_cache(maxsize=1)
def official_calendar() -> WorkCalendar:
    """The State Council's yearly arrangements as the package `chinesecalendar` records them."""
    from chinese_calendar import constants

    first, last = min(constants.holidays), max(constants.holidays)
    return WorkCalendar(
        holidays=frozenset(constants.holidays) - frozenset(constants.in_lieu_days),
        shifted_rest_days=frozenset(constants.in_lieu_days),
        working_weekends=frozenset(constants.workdays),
        first=date(first.year, 1, 1),
        last=date(last.year, 12, 31),
    )
