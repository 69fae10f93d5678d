"""On which ground a benefit is given: filing, grant, upkeep, agents, stock, or something harmless."""

from __future__ import annotations

import re
from typing import Final

from panhuo.policies.auditor.lexicon import Mention, find, has
from panhuo.policies.auditor.model import Tag
from panhuo.policies.auditor.subsidies.window import Window

Grounds = dict[Tag | None, list[Mention]]

_ACT_TAGS: Final = {"filing": Tag.FILING, "grant": Tag.GRANT, "upkeep": Tag.ANNUITY, "stock": None}
_COST_TAGS: Final = {"filing_fee": Tag.FILING, "annuity": Tag.ANNUITY, "agency": Tag.AGENCY}
_OTHERS_SUBSIDY: Final = re.compile(r"^(?:资助|补助|补贴|奖补|奖励)(?:的|资金|后|项目)")
_NEAR: Final = 30
_OFFICIAL: Final = "官费"
_LISTED: Final = re.compile(r"^(?:、[^，。；、]{2,20}){1,3}?的(?:资助|补助|补贴|奖励|奖补)")


def grounds(window: Window) -> Grounds:
    """Tag to the words that stand for it; the key None holds the stock of patents.

    Fees are the object of a benefit wherever they stand, and then the filing they belong to is no ground of its own.
    Acts count when no harmless ground comes after them and before the benefit: "授权后实现转化的，奖励" rewards the
    conversion.
    """
    found: Grounds = {}
    for concept, tag in _COST_TAGS.items():
        if places := _found(concept, window):
            found[tag] = places
    if {window_word(window, place) for place in found.get(Tag.FILING, [])} == {_OFFICIAL} and _late(window):
        found[Tag.ANNUITY] = found.pop(Tag.FILING)
    has_cost = bool(found)
    others = [m.start for m in _found("other_ground", window)]
    for concept, act in _ACT_TAGS.items():
        if act is Tag.FILING and has_cost:
            continue
        if places := [place for place in _found(concept, window) if _is_condition(place, window, others)]:
            found.setdefault(act, []).extend(places)
    return found


def window_word(window: Window, place: Mention) -> str:
    """The words of a place in the window."""
    return window.text[place.start - window.start : place.end - window.start]


def _late(window: Window) -> bool:
    """Official fees of a patent that is kept up, not filed."""
    return has("upkeep", window.text) or has("annuity", window.text)


def _is_condition(place: Mention, window: Window, others: list[int]) -> bool:
    """Whether the benefit hangs on this act and not on something harmless beside it."""
    text, offset = window.text, window.start
    if _OTHERS_SUBSIDY.match(text[place.end - offset :]):
        return False
    if _LISTED.match(text[place.end - offset :]):
        return True
    if not others:
        return True
    first = window.benefits[0].start
    if place.start > first:
        comma = text.find("，", place.end - offset)
        end = offset + (len(text) if comma < 0 else comma)
        return min(others) > first and not any(first <= other < end for other in others)
    return not any(place.end <= other < max(first, place.start + _NEAR) for other in others)


def _found(concept: str, window: Window) -> list[Mention]:
    return [Mention(m.concept, m.start + window.start, m.end + window.start) for m in find(concept, window.text)]
