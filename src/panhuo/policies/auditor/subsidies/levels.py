"""Subsidies on top of subsidies, and beyond what was paid."""

from __future__ import annotations

from typing import Final

from panhuo.policies.auditor.grammar.parts import Sentence
from panhuo.policies.auditor.lexicon import Mention, find, has
from panhuo.policies.auditor.model import Tag
from panhuo.policies.auditor.scope import Scope

Marks = dict[Tag, list[Mention]]

_REACH: Final = 20


def judge_levels(sentence: Sentence, *, scope: Scope) -> Marks:
    """重复资助 and 超额资助 of a sentence whose subject is a subsidy of patents, not of their use."""
    marks: Marks = {}
    if not scope.subsidises_patents:
        return marks
    first = scope.first_topic
    for segment in sentence.segments:
        words = segment.lead + segment.text
        if has("other_ground", words) or has("levels_denied", words):
            continue
        again, levels = find("duplicate", segment.text), has("other_level", segment.lead + sentence.text)
        again = [m for m in _moved(again, segment.start) if first is not None and first < m.end + _REACH]
        if again and levels:
            marks.setdefault(Tag.DUPLICATE, []).extend(again)
        if beyond := find("excess", segment.text):
            marks.setdefault(Tag.EXCESS, []).extend(_moved(beyond, segment.start))
    return marks


def _moved(mentions: list[Mention], offset: int) -> list[Mention]:
    return [Mention(m.concept, m.start + offset, m.end + offset) for m in mentions]
