"""What a need rules out (不用化学药剂), and whether a document keeps to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from panhuo.engine.text.fold import fold

_RULED_OUT: Final = re.compile(
    r"(?:不(?:得|能|可|要|想|许|允许|准|再)?(?:再)?(?:使用|采用|添加|加入|投加|加装|用|加|含|带|上|装|靠)|无需(?:使用|添加)?|"
    r"免(?:去|除)?|禁(?:止|用)(?:使用)?|杜绝|拒绝|避免使用|别用|别加)"
    r"(?P<thing>[\u4e00-\u9fff]{2,8})"
)
_STOP: Final = re.compile(
    r"的|了|就|也|和|或|及|与|等|来|去|到|在|把|让|太|很|再|又|能|可|要|会|是|有|上|下|中|时|后|前|多|额外|任何|什么|大量|"
    r"新增|另外|专门|人工去"
)
_NOT_A_THING: Final = frozenset(
    ("高于", "低于", "小于", "大于", "超过", "不动", "不了", "起来", "起火", "担心", "得起")
)
_BEFORE: Final = re.compile(
    r"(?:不|无|未|免|禁|非|没有?|无需|不需要?|避免|取代|替代|代替|省去|摆脱)[\u4e00-\u9fff]{0,4}$"
)

LEAST: Final = 2
"""Characters of a thing that can be looked for."""

ENOUGH: Final = 3
"""Characters that may stand for a longer thing."""

LOOKED_BACK: Final = 8


@dataclass(frozen=True, slots=True)
class RuledOut:
    """Characters [start, end) of the need, and what they rule out."""

    start: int
    end: int
    thing: str


def ruled_out(text: str) -> list[RuledOut]:
    """What the need says must not be used, in order."""
    found = []
    for match in _RULED_OUT.finditer(fold(text)):
        thing = _STOP.split(match["thing"])[0]
        if len(thing) >= LEAST and thing[:2] not in _NOT_A_THING:
            found.append(RuledOut(match.start(), match.start("thing") + len(thing), thing))
    return found


def keeps_out(thing: str, text: str) -> bool | None:
    """Whether a document does without `thing`: False if it uses it, True if it says so, None if it is silent.

    What is ruled out may run on (化学药剂除垢): its longest beginning of three characters or more that the document has
    is taken for the thing. One use anywhere counts as use, so that a patent which blames others for it and then does
    without is told apart only where the word itself is denied (无需化学药剂).
    """
    plain = fold(text)
    lengths = range(len(thing), min(len(thing), ENOUGH) - 1, -1)
    thing = next((thing[:length] for length in lengths if thing[:length] in plain), thing)
    places = [match.start() for match in re.finditer(re.escape(thing), plain)]
    if not places:
        return None
    return all(_BEFORE.search(plain[max(at - LOOKED_BACK, 0) : at]) for at in places)
