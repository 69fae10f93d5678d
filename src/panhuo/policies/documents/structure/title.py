"""The title of a policy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from panhuo.policies.documents.model import Line

_KINDS: Final = re.compile(
    r"(?:办法|规定|细则|条例|措施|通知|意见|方案|政策|标准|规程|制度|指标|规划|计划|章程|指南|决定|解释|法|十条|清单|合同|答复|公告)"
    r"(?:[（(〔].{0,20}[)）〕])?\s*$"
)
_HEAD: Final = 8
_LONG: Final = 90


def title_of(head: Sequence[Line], *, fallback: str) -> str:
    """The first line before the articles that ends like a title, with the short line above it that it continues."""
    texts = [line.text.strip().lstrip("#").strip() for line in head[:_HEAD] if not line.is_row]
    for index, text in enumerate(texts):
        if _KINDS.search(text) and len(text) < _LONG:
            before = texts[index - 1] if index else ""
            continues = before.endswith(("关于", "印发", "《"))
            return before + text if continues else text
    short = [text for text in texts if text and len(text) < _LONG]
    return short[0] if short else fallback
