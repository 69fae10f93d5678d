"""The share of the points that the number of patents has."""

from __future__ import annotations

import re
from typing import Final

from panhuo.policies.auditor.lexicon import Mention

MAIN: Final = 0.4
_VALUE: Final = re.compile(
    r"^[^，。；、]{0,12}?(?:占|权重|计|共)?[^，。；、每]{0,8}?(\d+(?:\.\d+)?)(%|分(?![之类别档段期级项]))"
)
_WEIGHED: Final = re.compile(r"^[^每]*(?:件数|数量|总数|总量|占)[^每]*$")
_BAR: Final = re.compile(r"低于|高于|不足|未达|达到|超过|少于")
_WEIGHT: Final = re.compile(r"权重|占")
_TOTAL: Final = re.compile(r"(?:总分|满分|共|合计|共计)(\d+)分")
_POINTS: Final = re.compile(r"(\d+(?:\.\d+)?)分(?![之类别档段期级项])")


def share(mention: Mention, text: str) -> float | None:
    """Part of the whole between 0 and 1, None where the text gives no weight for this measure."""
    words = text[mention.start : mention.end]
    weighed = mention.concept == "points" and _WEIGHED.search(words) is not None
    match = _VALUE.search(text[mention.start if weighed else mention.end :])
    if match is None:
        return None
    if _BAR.search(match[0]) and not _WEIGHT.search(match[0]):
        return None
    value = float(match[1])
    if match[2] == "%":
        return value / 100
    total = _TOTAL.search(text)
    whole = float(total[1]) if total else sum(float(m[1]) for m in _POINTS.finditer(text))
    return value / whole if whole else None
