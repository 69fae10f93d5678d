"""What the texts leave open, as named settings with our defaults (law_checks A13, A15, A16; ADR 0030)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LateBase(StrEnum):
    """From which day the grace months run when the due day was rolled: Rule 5 with 115 read literally gives ROLLED."""

    ROLLED = "rolled"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Readings:
    """How this installation reads the open points.

    `weekend_is_holiday`, `shifted_is_holiday`: whether Saturday and Sunday, and rest days shifted to make a long
    holiday, are 法定休假日. `bracket_ends_roll`: whether the months of the late fee end on a working day; the last
    one always does, being the end of the six months. Warnings go by the earlier of the readings of `late_base`,
    "lapsed" by the later, whatever is set here.
    """

    weekend_is_holiday: bool = True
    shifted_is_holiday: bool = True
    late_base: LateBase = LateBase.ROLLED
    bracket_ends_roll: bool = False
    design_fifteen_from: date = date(2021, 6, 1)


DEFAULT = Readings()
