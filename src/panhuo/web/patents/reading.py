"""The abstract sentence by sentence, each with the side of the technology that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from panhuo.patents.api import Patent
from panhuo.reading.api import Aspect, read_patent

LABELS = {
    Aspect.OBJECT: _("对象"),
    Aspect.PROBLEM: _("问题"),
    Aspect.MEANS: _("手段"),
    Aspect.EFFECT: _("效果"),
    Aspect.SCENARIO: _("场景"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the abstract and its aspect; `cue` is the word that decided, empty where none did."""

    aspect: str
    label: str
    text: str
    cue: str


def sentences(patent: Patent) -> list[Said]:
    """The abstract cut where its statements begin; nothing of it is left out. Empty where the rules can't read it."""
    text = patent.abstract
    found = [s for s in read_patent(patent.title, text).statements if s.field == "abstract"]
    starts = [0, *(s.start for s in found[1:]), len(text)]
    return [
        Said(str(s.aspect), str(LABELS[s.aspect]), text[start:end].strip(), s.cue)
        for s, start, end in zip(found, starts, starts[1:], strict=False)
    ]
