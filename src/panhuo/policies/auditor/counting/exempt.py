"""When a measure of number is harmless: denied, past, one of several ways, or of little weight beside others."""

from __future__ import annotations

from panhuo.policies.auditor.counting.shares import MAIN, share
from panhuo.policies.auditor.grammar.parts import Segment, Sentence
from panhuo.policies.auditor.lexicon import Mention, has


def denied(segment: Segment, index: int) -> bool:
    """The comma clause, or one that follows and refers to it, says that the number doesn't count."""
    if has("count_negated", segment.parts[index].text):
        return True
    return any(has("negated_next", part.text) for part in segment.parts[index + 1 : index + 3])


def past(segment: Segment) -> bool:
    """A statement of how things are or were, or one that forbids or corrects."""
    return has("history", segment.text) or has("correction", segment.text) or has("count_negated", segment.lead)


def optional(segment: Segment, sentence: Sentence) -> bool:
    """One of several ways to qualify."""
    return has("one_of", segment.lead + sentence.text)


def light(mention: Mention, sentence: Sentence) -> bool:
    """A weight below two fifths beside other indicators."""
    part = share(Mention(mention.concept, mention.start - sentence.start, mention.end - sentence.start), sentence.text)
    return part is not None and part < MAIN and has("other_indicator", sentence.text)
