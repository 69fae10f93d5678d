"""Quantities with units: what a need asks for (耐温≥200℃) and what a document offers (可耐250℃)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final

_UNITS: Final = {
    "temperature": {"℃": 1.0, "°C": 1.0, "摄氏度": 1.0, "度": 1.0},
    "pressure": {"GPa": 1e9, "MPa": 1e6, "兆帕": 1e6, "kPa": 1e3, "KPa": 1e3, "千帕": 1e3, "Pa": 1.0, "bar": 1e5},
    "length": {
        "km": 1e3, "千米": 1e3, "公里": 1e3, "cm": 1e-2, "厘米": 1e-2, "mm": 1e-3, "毫米": 1e-3, "μm": 1e-6, "µm": 1e-6,
        "um": 1e-6, "微米": 1e-6, "nm": 1e-9, "纳米": 1e-9, "m": 1.0, "米": 1.0,
    },
    "power": {"MW": 1e6, "兆瓦": 1e6, "kW": 1e3, "KW": 1e3, "千瓦": 1e3, "W": 1.0, "瓦": 1.0, "mW": 1e-3},
    "voltage": {"kV": 1e3, "KV": 1e3, "千伏": 1e3, "mV": 1e-3, "V": 1.0, "伏": 1.0},
    "current": {"kA": 1e3, "mA": 1e-3, "A": 1.0, "安培": 1.0},
    "frequency": {"GHz": 1e9, "MHz": 1e6, "kHz": 1e3, "KHz": 1e3, "Hz": 1.0, "赫兹": 1.0},
    "mass": {"kg": 1.0, "公斤": 1.0, "千克": 1.0, "mg": 1e-6, "g": 1e-3, "克": 1e-3, "吨": 1e3, "t": 1e3},
    "share": {"%": 1.0, "％": 1.0, "ppm": 1e-4},
    "concentration": {"mg/m3": 1.0, "mg/m³": 1.0, "mg/Nm3": 1.0, "mg/Nm³": 1.0},
    "content": {"mg/L": 1.0, "g/L": 1e3},
    "flow": {"m3/h": 1.0, "m³/h": 1.0, "立方米/小时": 1.0},
    "speed": {"m/s": 1.0, "米/秒": 1.0, "km/h": 1 / 3.6},
    "rotation": {"r/min": 1.0, "rpm": 1.0, "转/分": 1.0},
    "time": {
        "ms": 1e-3, "毫秒": 1e-3, "秒": 1.0, "s": 1.0, "分钟": 60.0, "min": 60.0, "小时": 3600.0, "h": 3600.0,
        "天": 86400.0, "年": 31557600.0,
    },
    "sound": {"dB": 1.0, "分贝": 1.0},
    "force": {"kN": 1e3, "KN": 1e3, "N": 1.0},
}  # fmt: skip
"""Kind of quantity → unit → how many of the kind's base unit."""

_KIND: Final = {unit: (kind, factor) for kind, units in _UNITS.items() for unit, factor in units.items()}
_UNIT: Final = "|".join(re.escape(unit) for unit in sorted(_KIND, key=len, reverse=True))
_NUMBER: Final = r"\d+(?:\.\d+)?"
_LEAST: Final = r"≥|>=|>|≧|不低于|不小于|不少于|大于等于|大于|高于|超过|至少|不下于|最低"
_MOST: Final = r"≤|<=|<|≦|不高于|不大于|不超过|小于等于|小于|低于|最高不过|至多"
_PATTERN: Final = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))?\s*(?P<sign>[-−])?(?P<first>{_NUMBER})\s*(?:(?:{_UNIT})?\s*"
    rf"[-~～–—至到]\s*(?P<second>[-−]?{_NUMBER}))?\s*(?P<unit>{_UNIT})(?![A-Za-z])\s*"
    r"(?:(?P<above>及?以上|或以上)|(?P<below>及?以下|以内|之内|内))?"
)
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "～"}
_CLAUSE: Final = re.compile(r"[，,。；;、（）()\n]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")

BEFORE: Final = 8
"""Characters before a number that name what is measured (耐温, 除尘效率)."""

NEXT: Final = 6
"""Characters between two figures of which the second is of what the first is."""

_EMPTY: Final = frozenset("不低于高大小少超过至可达到约为在的了要求须需应能等和与或以上下内左右及其最由从是有度率力量")
"""Characters that name nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]`, from `low` to `high` in the base unit of its `kind`; `names` are characters before it."""

    start: int
    end: int
    kind: str
    low: float
    high: float
    names: frozenset[str]

    @property
    def bounded(self) -> bool:
        """Whether it says on which side one must stay (≥, 以内), instead of a mere figure or range."""
        return math.isinf(self.low) or math.isinf(self.high)


def quantities(text: str) -> list[Quantity]:
    """All quantities with a known unit, in order."""
    plain = text.translate(_WIDE)
    found: list[Quantity] = []
    for match in _PATTERN.finditer(plain):
        one = _quantity(plain, match)
        if one is None:
            continue
        before = found[-1] if found else None
        if before is not None and before.kind == one.kind and one.start - before.end <= NEXT:
            one = replace(one, names=one.names | before.names)  # 效率由95%提高到99%
        found.append(one)
    return found


def meets(asked: Quantity, offered: Quantity) -> bool | None:
    """Whether what is offered satisfies what is asked; None if they aren't comparable.

    Comparable are quantities of one kind that share half of the characters that name them. A figure without a bound is
    never violated, since one doesn't know on which side one must stay.
    """
    shared = len(asked.names & offered.names)
    if asked.kind != offered.kind or not shared or 2 * shared < min(len(asked.names), len(offered.names)):
        return None
    if math.isinf(asked.high):
        return offered.high >= asked.low
    if math.isinf(asked.low):
        return offered.low <= asked.high
    return True if offered.low <= asked.high and asked.low <= offered.high else None


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    kind, factor = _KIND[match["unit"]]
    before = _CLAUSE.split(text[max(match.start() - BEFORE, 0) : match.start()])[-1]
    names = frozenset(_HAN.findall(before)) - _EMPTY
    if match["unit"] == "度" and not names & set("温热冷"):
        return None  # an angle, or a word such as 速度
    low = float(match["first"]) * factor * (-1 if match["sign"] and kind == "temperature" else 1)
    high = float(match["second"].replace("−", "-")) * factor if match["second"] else low
    low, high = min(low, high), max(low, high)
    if match["least"] or match["above"]:
        high = math.inf
    elif match["most"] or match["below"]:
        low = -math.inf
    return Quantity(match.start(), match.end(), kind, low, high, names)
