"""Numbers as people write them: digits of both widths, Chinese numerals, signs in words."""

from __future__ import annotations

from typing import Final

NUMERALS: Final = "零〇一二两三四五六七八九十百千万"
_DIGITS: Final = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_WIDE: Final = str.maketrans("０１２３４５６７８９．－＋％，", "0123456789.-+%,")


def narrow(text: str) -> str:
    """Full-width digits and signs as ASCII; every character stays in its place."""
    return text.translate(_WIDE)


def plain_number(text: str) -> str | None:
    """``1,200`` → ``1200``, ``十二`` → ``12``; None where it is no number."""
    text = narrow(text).replace(",", "")
    if text and text[0] in NUMERALS:
        value = chinese_number(text)
        return None if value is None else str(value)
    try:
        float(text)
    except ValueError:
        return None
    return text


def chinese_number(text: str) -> int | None:
    """一百二十 → 120, 二〇二六 → 2026, 三万 → 30000; None where the numerals make no number."""
    if not text or any(mark not in NUMERALS for mark in text):
        return None
    if all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text))
    whole = part = last = 0
    for mark in text:
        if mark in _DIGITS:
            last = _DIGITS[mark]
        elif mark in _TENS:
            part += (last or 1) * _TENS[mark]
            last = 0
        else:
            whole = (whole + part + last) * 10_000
            part = last = 0
    return whole + part + last
