"""A patent as a key: whoever has one may graduate, is promoted or listed, or need show nothing else."""

from __future__ import annotations

from typing import Final

from panhuo.policies.auditor.grammar.parts import Segment
from panhuo.policies.auditor.lexicon import Mention, find, has

REACH: Final = 60
"""Characters between having a patent and what it opens."""
_JUDGED: Final = ("key_judged", "mere_supply")
_OPENS: Final = ("privilege", "privilege_by_count")


def keys(segment: Segment) -> list[Mention]:
    """The words of having a patent and of what it opens; empty where quality, use or judgement decide as well."""
    text = segment.text
    grounds = [m for m in find("key_ground", text) if not _told(m, text)]
    if not grounds or _judged(segment.lead + text):
        return []
    opened = [m for concept in _OPENS for m in find(concept, text)]
    pairs = [(g, o) for g in grounds for o in opened if 0 <= o.start - g.end <= REACH]
    if not pairs and has("key_lead", segment.lead):
        return [_key(grounds[0], segment)]
    return [_key(m, segment) for pair in pairs[:1] for m in pair]


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
