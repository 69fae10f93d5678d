"""Dates as exports write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.text import clean, half_width, shorten

EXPECTED: Final = gettext_noop("应为 2019-07-02、2019/7/2、20190702 或 2019年7月2日 这样的日期")
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(18_264, 73_051)
"""Excel day numbers taken as dates: 1950-01-01 to 2099-12-31."""

_TIME: Final = r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_FORMS: Final = (
    re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})" + _TIME, re.ASCII),
    re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?" + _TIME, re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?", re.ASCII),
)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, or why there is none: `note` (Chinese) says what was expected. Both None: the cell was empty."""

    value: date | None
    note: str | None = None


def parse_date(text: str | None) -> DateReading:
    """Read a date. Never guesses day or month: ``03/04/2019`` and ``2019-13-01`` give a note instead of a date."""
    cleaned = clean(text)
    if cleaned is None:
        return DateReading(None)
    plain = half_width(cleaned).strip().strip("'")
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _build(int(match[1]), int(match[2]), int(match[3]), shown=plain)
    if (match := _SERIAL.fullmatch(plain)) and int(match[1]) in _SERIALS:
        return DateReading(_EXCEL_EPOCH + timedelta(days=int(match[1])))
    return DateReading(None, phrase("认不出的日期“%(text)s”，%(expected)s", text=shorten(plain), expected=EXPECTED))


def _build(year: int, month: int, day: int, *, shown: str) -> DateReading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        note = phrase("日期“%(text)s”的年份不可能，%(expected)s", text=shorten(shown), expected=EXPECTED)
        return DateReading(None, note)
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return DateReading(None, phrase("没有“%(text)s”这一天，%(expected)s", text=shorten(shown), expected=EXPECTED))
