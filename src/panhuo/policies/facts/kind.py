"""Which of the three kinds a policy is, by its title."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    ("资助", re.compile(r"资助|奖励|补助|补贴|奖补|扶持|资金|促进.{0,12}(?:政策|措施)")),
    ("评价", re.compile(r"评审|评价|评估|认定|职称|遴选|评选|奖学金|学位|毕业|立项|结题|聘用|职务")),
    ("考核", re.compile(r"考核|绩效|目标责任|任务分解|指标|督查|工作量|津贴|聘期")),
)


def kind_of_title(title: str) -> str:
    """资助, 评价 or 考核; empty where the title tells none."""
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), "")
