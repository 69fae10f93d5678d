"""Units that people write in needs. The longest of those that begin alike is taken."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = (
    "kWh/t kWh/kg kW·h kWh Wh/kg mAh/g mAh Ah g/cm³ g/cm3 kg/m³ kg/m3 mg/L mg/m³ mg/m3 mg/kg g/kg g/L "
    "g/m² g/m2 μg/L m³/h m3/h t/h kg/h L/min mL/min m/min mm/s m/s km/h r/min rpm 转/分 次/分 W/(m·K) "
    "W/m·K W/m² W/m2 ℃/min MPa kPa GPa Pa mm cm km μm um nm dm kg mg μg kN kW MW mW kV mV mA kHz MHz GHz "
    "Hz dB ppm ppb mL ml min ms ℃ °C ° % ‰ ㎡ m² m2 m³ m3 lx lm Mbps Gbps TB GB MB fps DPI pH HRC HV HB Ω "
    "平方米 立方米 毫米 厘米 微米 纳米 公里 千米 公斤 千克 毫克 毫升 摄氏度 小时 分钟 个月 工作日 兆帕 "
    "千瓦时 千瓦 赫兹 元/吨 吨 克 升 米 秒 天 周 年 月 度 次 倍 目 级 层 件 台 条 路 转 h s t g m L W V A "
    "K N J "
)
_ORDERED: Final = sorted(_WORDS.split(), key=len, reverse=True)


def _pattern(unit: str) -> str:
    """A Latin unit must not run on into a word."""
    runs_on = unit[-1].isascii() and unit[-1].isalpha()
    return re.escape(unit) + (r"(?![A-Za-z])" if runs_on else "")


UNIT: Final = "|".join(_pattern(unit) for unit in _ORDERED)
COUNTING: Final = frozenset(["年", "月", "周", "天", "次", "级", "层", "件", "台", "条", "路", "个月", "转"])
"""Behind a number they may only count or date something: such a number needs the name of a quantity or a relation."""
_SAME: Final = {"um": "μm", "°C": "℃", "摄氏度": "℃", "m2": "m²", "㎡": "m²", "m3": "m³", "kW·h": "kWh", "ml": "mL"}


def tidy_unit(unit: str) -> str:
    """One spelling for what means the same."""
    return _SAME.get(unit, unit)
