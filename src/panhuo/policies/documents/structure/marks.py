"""The marks by which a policy is divided."""

from __future__ import annotations

import re
from typing import Final

_CN: Final = "一二三四五六七八九十百千零〇○两"
ARTICLE: Final = re.compile(rf"^\s*(?:#+\s*|\*\*)?(第\s*[{_CN}\d]+\s*条(?:之[{_CN}]+)?)(?:\*\*)?(?:[\s　:：、.．]*)")
CHAPTER: Final = re.compile(rf"^\s*(?:#+\s*)?(第\s*[{_CN}\d]+\s*[章编篇节部分]{{1,2}})[\s　]*(.{{0,40}})$")
ANNEX: Final = re.compile(r"^\s*(附\s*(?:件|表|录)\s*[一二三四五六七八九十\d]{0,3})[\s　:：.、]*")
LEVELS: Final = (
    re.compile(rf"^\s*(?:#+\s*)?([{_CN}]{{1,4}}、)\s*"),
    re.compile(rf"^\s*([（(][{_CN}]{{1,4}}[)）])\s*、?"),
    re.compile(r"^\s*(\d{1,2}[.．、](?!\d))\s*"),
    re.compile(r"^\s*([（(]\d{1,2}[)）])\s*"),
)
"""Numbered paragraphs from the highest level down."""


def level_of(text: str) -> int | None:
    """The level of a numbered paragraph, None where it has no number."""
    return next((index for index, pattern in enumerate(LEVELS) if pattern.match(text)), None)


def starts_block(text: str) -> bool:
    """Whether a line begins something new, so that it can't continue the line before."""
    return bool(ARTICLE.match(text) or CHAPTER.match(text) or ANNEX.match(text)) or level_of(text) is not None
