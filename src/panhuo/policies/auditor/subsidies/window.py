"""Windows: a benefit with the condition it hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from panhuo.policies.auditor.grammar.parts import Segment
from panhuo.policies.auditor.lexicon import Mention, find, has

ACTS: Final = ("filing", "grant", "stock")
COSTS: Final = ("filing_fee", "annuity", "agency")
_NEW_CONDITION: Final = re.compile(r"^(?:其中|另外|同时|此外|并|但|但是|且)?，?(?:对|凡|另对|对于|每(?!件|项|年|多|增)|委托|投保)")


@dataclass(frozen=True, slots=True)
class Window:
    """Comma clauses from a condition to the benefit it earns, with trailing remarks. `lead` heads their list."""

    start: int
    end: int
    text: str
    lead: str
    benefits: tuple[Mention, ...]


def windows(segment: Segment, *, paying: bool) -> list[Window]:
    """The windows of a segment that have a benefit; `paying` says that the list's lead already names one."""
    groups: list[list[int]] = []
    rich = False
    for index, part in enumerate(segment.parts):
        if groups and not (rich and _opens(part.text, paying=paying)):
            groups[-1].append(index)
        else:
            groups.append([index])
            rich = False
        rich = rich or pays(part.text, paying=paying)
    return [_window(segment, group, paying=paying) for group in groups]


def pays(text: str, *, paying: bool) -> bool:
    """Whether money, or a like of money, is given here."""
    return has("benefit", text) or (paying and has("money", text))


def _opens(text: str, *, paying: bool) -> bool:
    if _NEW_CONDITION.search(text):
        return True
    own = any(has(concept, text) for concept in (*ACTS, *COSTS, "other_ground"))
    return own and pays(text, paying=paying)


def _window(segment: Segment, group: list[int], *, paying: bool) -> Window:
    start, end = segment.parts[group[0]].start, segment.parts[group[-1]].end
    text = "".join(segment.parts[index].text for index in group)
    found = [*find("benefit", text)] + (find("money", text) if paying else [])
    benefits = tuple(Mention(m.concept, m.start + start, m.end + start) for m in sorted(found, key=lambda m: m.start))
    return Window(start, end, text, segment.lead, benefits)
