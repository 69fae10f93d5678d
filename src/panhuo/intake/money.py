"""Amounts of money as people write them: 50-100万元, 不超过100万, 面议."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from panhuo.intake.phrases import phrase
from panhuo.intake.text import clean, shorten, squeeze

OPEN: Final = re.compile(r"面议|另议|待定|协商|不限|未定|保密|视情况")
_UNITS: Final = {
    "元": 100,
    "千元": 100_000,
    "万": 1_000_000,
    "万元": 1_000_000,
    "亿": 10_000_000_000,
    "亿元": 10_000_000_000,
}
_AMOUNT: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)(亿元|亿|万元|万|千元|元)?(?:人民币|整|\(人民币\))?", re.ASCII)
_RANGE: Final = re.compile(r"[-~—–至到]+")
_AT_MOST: Final = re.compile(r"不超过|以内|以下|最高|至多|低于|不高于|≤|<=|<|上限")
_AT_LEAST: Final = re.compile(r"以上|不低于|不少于|至少|起|高于|≥|>=|>|下限")
_FOREIGN: Final = re.compile(r"[$€£]|USD|EUR|美元|欧元|日元|英镑|港")
_NOISE: Final = re.compile(r"[¥￥约大概左右共计总预算经费投入资金为:：()人民币]|RMB|CNY")


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """A range in 分; None at an end that wasn't said. `note` (Chinese) says why a text gave no amount."""

    low: int | None = None
    high: int | None = None
    note: str | None = None


def parse_money(text: str | None, *, heading: str = "") -> MoneyReading:
    """Read an amount or a range. The unit comes from the text or from the heading, e.g. 预算(万元); never guessed."""
    cleaned = clean(text)
    if cleaned is None or OPEN.search(cleaned):
        return MoneyReading()
    plain = squeeze(cleaned).upper()
    if _FOREIGN.search(plain):
        return MoneyReading(note=phrase("金额“%(text)s”不是人民币，没有换算", text=shorten(cleaned)))
    bounded = _AT_LEAST.sub("", _AT_MOST.sub("", _NOISE.sub("", plain)))
    found = [match for part in _RANGE.split(bounded) if (match := _AMOUNT.fullmatch(part))]
    if not found or len(found) != len([part for part in _RANGE.split(bounded) if part]) or len(found) > 2:  # noqa: PLR2004
        note = phrase("认不出的金额“%(text)s”，应为 50万元、50-100万元 或 面议", text=shorten(cleaned))
        return MoneyReading(note=note)
    unit = found[-1][2] or _unit_of(heading)
    if unit is None:
        note = phrase("金额“%(text)s”没有单位，应写明 元 或 万元", text=shorten(cleaned))
        return MoneyReading(note=note)
    amounts = [_cents(match[1], match[2] or unit) for match in found]
    return _bound(plain, amounts, shown=cleaned)


def _bound(plain: str, amounts: list[int], *, shown: str) -> MoneyReading:
    if len(amounts) == 2:  # noqa: PLR2004
        low, high = amounts
        if low > high:
            return MoneyReading(note=phrase("金额“%(text)s”前大后小", text=shorten(shown)))
        return MoneyReading(low, high)
    (amount,) = amounts
    if _AT_MOST.search(plain):
        return MoneyReading(None, amount)
    return MoneyReading(amount, None) if _AT_LEAST.search(plain) else MoneyReading(amount, amount)


def _unit_of(heading: str) -> str | None:
    match = re.search(r"\(?(亿元|万元|千元|元)\)?$", squeeze(heading))
    return match[1] if match else None


def _cents(number: str, unit: str) -> int:
    value = Decimal(number.replace(",", "")) * _UNITS[unit]
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
