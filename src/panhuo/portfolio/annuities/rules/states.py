"""Where the annuity of one year stands on a day."""

from __future__ import annotations

from enum import StrEnum


class YearState(StrEnum):
    """`UNKNOWN`: its day is over and nobody said whether it was paid."""

    PAID = "paid"
    AT_GRANT = "at_grant"
    FUTURE = "future"
    DUE = "due"
    GRACE = "grace"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
