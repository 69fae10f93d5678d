"""Places where the number of patents is measured: count nouns, thresholds, points an item, having any or none."""

from __future__ import annotations

import re
from typing import Final

from panhuo.policies.auditor.grammar.parts import Part
from panhuo.policies.auditor.lexicon import Mention, find, has

KINDS: Final = ("threshold", "points", "existence", "count_noun")

_QUALIFIED: Final = ("高价值", "密集型")
_RATIO: Final = re.compile(r"占比(?![为达约超过]{0,2}(?:\d|[一二三四五六七八九]成))")
"""A share of patents that is wanted, not the weight that their number has."""


def criteria(part: Part) -> list[Mention]:
    """Measures of the number of patents in a comma clause that aren't measures of their use, and aren't caps."""
    found = [m for kind in KINDS for m in find(kind, part.text) if _counts(m, part.text)]
    return [Mention(m.concept, m.start + part.start, m.end + part.start) for m in found]


def _counts(mention: Mention, text: str) -> bool:
    words = text[mention.start : mention.end]
    before, after = text[: mention.start], text[mention.end :]
    if before.endswith(_QUALIFIED) or _RATIO.match(after):
        return False
    if has("converted", words) or has("converted_after", after[:24]) or has("converted_before", before):
        return False
    return not has("cap", before[-6:] + words)
