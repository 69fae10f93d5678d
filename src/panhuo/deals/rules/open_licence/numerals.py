"""Amounts and percentages as people write them: 3万元, 1.5亿元, 5%, 百分之二十五, 二千万元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_BIG: Final = {"万": 10_000, "亿": 100_000_000}
_NUMBER: Final = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?)"
PERCENT: Final = re.compile(rf"({_NUMBER})[%%‰]|百分之({_NUMBER})|千分之({_NUMBER})")
AMOUNT: Final = re.compile(rf"({_NUMBER})([百千]?[万亿]?)(元|人民币|块)")


def number(text: str) -> Decimal:
    """Western or Chinese figures below 万."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    whole, _dot, part = text.partition("点")
    total, digit = 0, 0
    for sign in whole:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    decimals = "".join(str(_DIGITS[sign]) for sign in part)
    return Decimal(f"{total + digit}.{decimals}" if decimals else total + digit)


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in 元 or per cent, and where it stands."""

    value: Decimal
    start: int
    end: int


def percentages(text: str) -> list[Figure]:
    found = []
    for hit in PERCENT.finditer(text):
        mille = hit.group(3) is not None or hit.group().endswith("‰")
        value = number(next(group for group in hit.groups() if group)) * (Decimal("0.1") if mille else 1)
        found.append(Figure(value, hit.start(), hit.end()))
    return found


def amounts(text: str) -> list[Figure]:
    found = []
    for hit in AMOUNT.finditer(text):
        value = number(hit.group(1))
        for sign in hit.group(2):
            value *= _TENS.get(sign, 1) * _BIG.get(sign, 1)
        found.append(Figure(value, hit.start(), hit.end()))
    return found
