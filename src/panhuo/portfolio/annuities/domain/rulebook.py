"""The rules as this installation has them: readings, fee tables, holidays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from panhuo.portfolio.annuities.models import AnnuitySettings
from panhuo.portfolio.annuities.rules.parse import parse_fee_tables, parse_holidays
from panhuo.portfolio.annuities.rules.readings import LateBase, Readings
from panhuo.portfolio.annuities.rules.tables import FeeTables, shipped_tables
from panhuo.portfolio.annuities.rules.workdays import WorkCalendar, official_calendar

REMIND_DAYS = (90, 30, 7)
"""A default of ours: so many days before a day that matters people are reminded."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """`revision` changes whenever any of it does. `own_fees`, `own_holidays`: an administrator brought them in."""

    readings: Readings
    tables: FeeTables
    calendar: WorkCalendar
    remind_days: tuple[int, ...]
    revision: int
    own_fees: bool = False
    own_holidays: bool = False


def annuity_settings() -> AnnuitySettings:
    """The row, made with the defaults when it is first asked for."""
    return AnnuitySettings.objects.get_or_create(pk=1, defaults={"remind_days": list(REMIND_DAYS)})[0]


def rulebook() -> Rulebook:
    """What is in force now."""
    row = annuity_settings()
    readings = readings_of(row.readings)
    calendar = official_calendar()
    if row.holidays:
        days, last = parse_holidays(row.holidays)
        calendar = calendar.extended(days.items(), last=last)
    tables = parse_fee_tables(row.fee_tables) if row.fee_tables else shipped_tables()
    return Rulebook(
        readings, tables, calendar.read_by(readings), tuple(row.remind_days or REMIND_DAYS), row.revision,
        own_fees=bool(row.fee_tables), own_holidays=bool(row.holidays),
    )  # fmt: skip


def readings_of(stored: dict[str, Any]) -> Readings:
    """From their stored form; what is not stored has our default."""
    known = {name: value for name, value in stored.items() if name in Readings.__dataclass_fields__}
    if "late_base" in known:
        known["late_base"] = LateBase(known["late_base"])
    if "design_fifteen_from" in known:
        known["design_fifteen_from"] = date.fromisoformat(known["design_fifteen_from"])
    return Readings(**known)


def stored(readings: Readings) -> dict[str, Any]:
    """As plain JSON."""
    values = asdict(readings)
    return {**values, "late_base": str(readings.late_base), "design_fifteen_from": str(readings.design_fifteen_from)}
