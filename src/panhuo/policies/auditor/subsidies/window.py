"""Windows: a benefit with the condition it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from panhuo.policies.auditor.grammar.parts import Segment
from panhuo.policies.auditor.lexicon import Mention, find, has

ACTS: Final = ("filing", "grant", "upkeep", "stock")
COSTS: Final = ("filing_fee", "annuity", "agency")
_NEW_CONDITION: Final = re.compile(
    r"^(?:其中|另外|同时|此外|并|但|但是|且)?，?(?:对|凡|另对|对于|每(?!件|项|年|多|增)|委托|投保)"
)


@dataclass(frozen=True, slots=True)
class Window:
    """Comma clauses from a condition to the benefit it earns, with trailing remarks. `lead` heads their list."""

    start: int
    end: int
    text: str
    lead: str
    benefits: tuple[Mention, ...]


def windows(segment: Segment, *, kinds: tuple[str, ...]) -> list[Window]:
    """The windows of a segment; `kinds` are the concepts that count as a benefit here."""
    groups: list[list[int]] = []
    rich = False
    for index, part in enumerate(segment.parts):
        pays = any(has(kind, part.text) for kind in kinds)
        if groups and not (rich and _opens(part.text, pays=pays)):
            groups[-1].append(index)
        else:
            groups.append([index])
            rich = False
        rich = rich or pays
    return [_window(segment, group, kinds=kinds) for group in groups]


def _opens(text: str, *, pays: bool) -> bool:
    if _NEW_CONDITION.search(text):
        return True
    return pays and any(has(concept, text) for concept in (*ACTS, *COSTS, "other_ground"))


def _window(segment: Segment, group: list[int], *, kinds: tuple[str, ...]) -> Window:
    start, end = segment.parts[group[0]].start, segment.parts[group[-1]].end
    text = "".join(segment.parts[index].text for index in group)
    found = sorted((m for kind in kinds for m in find(kind, text)), key=lambda m: m.start)
    benefits = tuple(Mention(m.concept, m.start + start, m.end + start) for m in found)
    return Window(start, end, text, segment.lead, benefits)
