"""What to ask the writer: at most three things, the most telling first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from panhuo.needs.reading.industries import is_clear
from panhuo.needs.reading.types import Ask, Question

if TYPE_CHECKING:
    from panhuo.needs.reading.types import NeedReading

MOST: Final = 3
_VAGUE: Final = re.compile(
    r"(?:提高|提升|增强|改善|优化|降低|减少|缩短|延长|节约|加快)[\u4e00-\u9fff]{1,10}|更[高低快轻小薄强]|较[高低快轻小薄强]"
)


def questions_for(reading: NeedReading) -> tuple[Question, ...]:
    """In this order: what it is about, what is wrong, figures (or their unit), the industry, the conditions."""
    found = []
    if not reading.object:
        found.append(Question(Ask.OBJECT))
    if not reading.problems:
        found.append(Question(Ask.PROBLEM))
    bare = next((one for one in reading.figures if not one.unit and one.name), None)
    if bare is not None:
        found.append(Question(Ask.UNIT, f"{bare.name}{bare.text}"))
    if not _aims(reading):
        found.append(Question(Ask.FIGURES, _vague(reading)))
    if not is_clear(reading.industries):
        found.append(Question(Ask.INDUSTRY))
    if not reading.conditions:
        found.append(Question(Ask.CONDITIONS))
    return tuple(found[:MOST])


def _aims(reading: NeedReading) -> bool:
    """A figure with its unit stands where it says what is to be reached, and not only what is wrong now."""
    return any(
        figure.unit and said.start <= figure.start < said.end for figure in reading.figures for said in reading.effects
    )


def _vague(reading: NeedReading) -> str:
    for said in (*reading.effects, *reading.problems):
        if match := _VAGUE.search(said.text):
            return match.group()
    return ""
