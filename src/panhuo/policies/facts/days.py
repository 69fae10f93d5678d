"""Dates as official documents write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_DIGITS: Final = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0"}
_SMALL: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY: Final = rf"(?:[12]\d{{3}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_SMALL}\s*月\s*{_SMALL}\s*日"
_PARTS: Final = re.compile(r"(.+?)年(.+?)月(.+?)日")


def day_of(text: str) -> date | None:
    """The date of a text that matches DAY; None where the calendar has no such day."""
    found = _PARTS.fullmatch(re.sub(r"\s", "", text))
    if found is None:
        return None
    year = int("".join(_DIGITS.get(c, c) for c in found[1]))
    try:
        return date(year, small_number(found[2]), small_number(found[3]))
    except ValueError:
        return None


def small_number(text: str) -> int:
    """1 to 99 in figures or Chinese: 5, 五, 十二, 二十三. Raises ValueError."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_DIGITS[text]) if text in _DIGITS else int(text)
    return int(_DIGITS.get(tens, "1") if tens else "1") * 10 + int(_DIGITS.get(ones, "0") if ones else "0")


def after_years(start: date, years: int) -> date:
    """The last day of a term of whole years that begins on `start`."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(start.year + years, 2, 28)
