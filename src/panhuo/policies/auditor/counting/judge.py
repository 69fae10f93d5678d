"""Which counting rule a sentence breaks."""

from __future__ import annotations

from panhuo.policies.auditor.counting.criteria import criteria
from panhuo.policies.auditor.counting.exempt import denied, light, optional, past
from panhuo.policies.auditor.counting.keys import keys
from panhuo.policies.auditor.counting.shares import MAIN, share
from panhuo.policies.auditor.grammar.parts import Segment, Sentence
from panhuo.policies.auditor.lexicon import Mention, has
from panhuo.policies.auditor.model import Tag

Marks = dict[Tag, list[Mention]]


def judge_counting(sentence: Sentence, *, article: str) -> Marks:
    """唯数量 or 数量为主要条件 with the deciding words; nothing where number decides nothing."""
    places: list[Mention] = []
    for segment in sentence.segments:
        if past(segment) or optional(segment, sentence):
            continue
        for index, part in enumerate(segment.parts):
            found = criteria(part)
            if found and not denied(segment, index):
                places += [m for m in found if _decides(m, segment, sentence, article=article)]
        places += _open_keys(segment, sentence)
    if not places:
        return {}
    marks: Marks = {_tag(places, sentence): places}
    zero = [m for m in places if m.concept == "existence" and has("zero_filers", article[m.start : m.end])]
    return marks | ({Tag.FIRST: zero} if zero else {})


def _open_keys(segment: Segment, sentence: Sentence) -> list[Mention]:
    found = keys(segment, sentence)
    touched = {i for m in found for i, part in enumerate(segment.parts) if part.start <= m.start < part.end}
    return [] if any(denied(segment, index) for index in touched) else found


def _decides(mention: Mention, segment: Segment, sentence: Sentence, *, article: str) -> bool:
    if light(mention, sentence):
        return False
    scope = segment.lead + sentence.text
    if mention.concept == "count_noun":
        return (has("consequence", scope) or has("strong", scope)) and not _one_among_many(segment, scope)
    if mention.concept == "existence":
        return has("hard", scope)
    return mention.concept == "points" or not has("mere_supply", sentence.text)


def _one_among_many(segment: Segment, scope: str) -> bool:
    return has("listed_with_others", scope)


def _tag(places: list[Mention], sentence: Sentence) -> Tag:
    shares = [
        share(Mention(m.concept, m.start - sentence.start, m.end - sentence.start), sentence.text) for m in places
    ]
    if any(value is not None and MAIN <= value < 1 for value in shares):
        return Tag.MAINLY_COUNT
    if all(m.concept == "key" for m in places):
        return Tag.MAINLY_COUNT if has("necessary", sentence.text) else Tag.ONLY_COUNT
    firm = all(m.concept in {"threshold", "existence", "key"} for m in places) or has("short_of", sentence.text)
    return Tag.MAINLY_COUNT if firm and has("gate", sentence.text) else Tag.ONLY_COUNT
