"""Who issued a policy, by its title."""

from __future__ import annotations

import re
from typing import Final

_LEVELS: Final = (
    ("高校", re.compile(r"大学|学院|高等专科学校|职业技术学校|学校")),
    ("科研机构", re.compile(r"研究所|研究院|科学院|研究中心|实验室")),
    ("园区", re.compile(r"开发区|高新区|园区|产业园|经开区|保税区|新区管委会|示范区")),
    ("省", re.compile(r"^.{2,4}?(?:省|自治区)|自治区")),
    ("市", re.compile(r"^.{2,8}?市(?!.{1,4}?[县区])")),
    ("县区", re.compile(r"[县区旗](?!域)|镇|街道")),
)


def level_of_title(title: str) -> str | None:
    """The level that a title names, None where it names none."""
    return next((level for level, pattern in _LEVELS if pattern.search(title)), None)
