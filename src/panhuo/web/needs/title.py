"""A title for a need of which only the text was pasted."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 40
_END: Final = re.compile(r"[。！？!?；;\n\r]")
_LEAD: Final = re.compile(r"^(?:需求(?:内容|描述)?|技术需求|问题描述)\s*[:：]\s*|^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*")


def propose_title(text: str) -> str:
    """The first sentence of the text, at most 40 characters; cut at a comma where that leaves something whole."""
    for line in _END.split(text):
        sentence = _LEAD.sub("", line.strip()).strip()
        if sentence:
            return _shorten(sentence)
    return ""


def _shorten(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    head = sentence[:LONGEST]
    comma = max(head.rfind("，"), head.rfind(","))
    return head[:comma] if comma >= LONGEST // 3 else head[: LONGEST - 1] + "…"
