"""A patent as a key: whoever has one may graduate, is promoted or listed, or need show nothing else."""

from __future__ import annotations

from typing import Final

from panhuo.policies.auditor.grammar.parts import Segment, Sentence
from panhuo.policies.auditor.lexicon import Mention, find, has

REACH: Final = 60
"""Characters between having a patent and what it opens."""
_JUDGED: Final = ("key_judged", "patent_care", "mere_supply")
_OPENS: Final = ("privilege", "privilege_by_count")
_OPENS_ALONE: Final = ("privilege_points",)
"""A benefit only where the sentence weighs nothing else."""


def keys(segment: Segment, sentence: Sentence) -> list[Mention]:
    """The words of having a patent and of what it opens; empty where quality, use or judgement decide as well."""
    text = segment.text
    if passive := [m for m in find("key_passive", text) if not _told(m, text)]:
        return [] if _judged(segment.lead + text) else [_key(m, segment) for m in passive]
    grounds = [m for m in find("key_ground", text) if not _told(m, text) and not _one_way(m, text)]
    if not grounds or _judged(segment.lead + text):
        return []
    alone = not has("other_indicator", segment.lead + sentence.text)
    opened = [m for concept in (*_OPENS, *(_OPENS_ALONE if alone else ())) for m in find(concept, text)]
    for ground in grounds:
        for privilege in opened:
            if 0 <= privilege.start - ground.end <= REACH:
                return [_key(ground, segment), _key(privilege, segment)]
        if alone and _listed(segment.lead + text[: ground.start]):
            return [_key(ground, segment)]
    return []


def _listed(before: str) -> bool:
    """Under the heading of a list of conditions."""
    return any(len(before) - head.end <= REACH for head in find("key_lead", before))


def _one_way(ground: Mention, text: str) -> bool:
    """Beside papers, standards or projects that open the same."""
    start = max(text.rfind(mark, 0, ground.start) for mark in "，：；") + 1
    return any(start <= m.start and m.start <= ground.end + 1 for m in find("other_route", text[: ground.end + 24]))


def _judged(text: str) -> bool:
    places = [m for concept in _JUDGED for m in find(concept, text)]
    return any(not has("waived", text[max(0, m.start - 10) : m.start]) for m in places)


def _told(mention: Mention, text: str) -> bool:
    """Inside a quotation that speaks of a rule as others', old ones or wrong ones."""
    return any(
        quote.start < mention.start < quote.end and not has("adopts", text[: quote.start])
        for quote in find("quoted", text)
    )


def _key(mention: Mention, segment: Segment) -> Mention:
    return Mention("key", mention.start + segment.start, mention.end + segment.start)
