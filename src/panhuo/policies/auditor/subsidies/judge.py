"""Which subsidy rules a sentence breaks."""

from __future__ import annotations

import re
from typing import Final

from panhuo.policies.auditor.grammar.parts import Segment, Sentence
from panhuo.policies.auditor.lexicon import Mention, find, has
from panhuo.policies.auditor.model import Tag
from panhuo.policies.auditor.scope import Scope
from panhuo.policies.auditor.subsidies.exempt import denied, own_bill, set_by_law
from panhuo.policies.auditor.subsidies.grounds import Grounds, grounds
from panhuo.policies.auditor.subsidies.window import COSTS, Window, windows

Marks = dict[Tag, list[Mention]]

_CONTINUES: Final = re.compile(r"^(?:在此基础上|每多|超出|超过|再|另|其后|以后|此后|同时再)")
_COSTS: Final = frozenset({Tag.ANNUITY, Tag.AGENCY})


def judge_subsidies(sentence: Sentence, *, scope: Scope) -> Marks:
    """Tag to the deciding words, of all windows of the sentence."""
    marks: Marks = {}
    before: Grounds = {}
    for segment in sentence.segments:
        for window in windows(segment, kinds=_benefit_kinds(segment, sentence, points=scope.pays_for_points)):
            if not window.benefits or denied(window, sentence.text):
                continue
            found = grounds(window) or (before if _CONTINUES.match(window.text) else {})
            before = found
            if set_by_law(window, sentence.text) or own_bill(window, scope):
                continue
            for tag, words in _marks(window, segment, found).items():
                marks.setdefault(tag, []).extend(words)
    return marks


def _benefit_kinds(segment: Segment, sentence: Sentence, *, points: bool) -> tuple[str, ...]:
    """What counts as given here: named benefits, bare sums unless they are charged, points where points are paid."""
    kinds = ["benefit"]
    if not has("charged", sentence.text):
        kinds.append("yuan")
    if has("benefit", segment.lead + sentence.text):
        kinds.append("money")
    if any(has(concept, segment.text) for concept in COSTS):
        kinds.append("payer")
    if points:
        kinds.append("point_value")
    return tuple(kinds)


def _marks(window: Window, segment: Segment, found: Grounds) -> Marks:
    first = _places("first_ever", window)
    if not found:
        harmless = has("other_ground", window.text)
        return {Tag.FIRST: [*first, *window.benefits[:1]]} if first and not harmless else {}
    marks: Marks = {tag: [*words, *window.benefits[:1]] for tag, words in found.items() if tag is not None}
    words = [place for places in found.values() for place in places]
    costs = bool(_COSTS & found.keys())
    ladder = _places("ladder", window)
    if ladder and not costs:
        marks[Tag.BIG_FILER] = [*ladder, *words]
    if first and (not costs or has("zero", window.text)):
        marks[Tag.FIRST] = first
    if places := find("disguised", segment.text):
        marks[Tag.DISGUISED] = [Mention(m.concept, m.start + segment.start, m.end + segment.start) for m in places]
    if marks or not has("per_item", window.lead + window.text):
        return marks
    return {Tag.GRANT: words}


def _places(concept: str, window: Window) -> list[Mention]:
    return [Mention(m.concept, m.start + window.start, m.end + window.start) for m in find(concept, window.text)]
