"""How a part of a need looks everywhere: a number, a line pattern and a colour, so that colour alone tells nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

COLOURS: Final = 6
PATTERNS: Final = 5
"""Six colours and five patterns have no common divisor: the first thirty parts all look different."""

_ASPECTS: Final = {
    "object": _("对象"),
    "problem": _("问题"),
    "means": _("手段"),
    "effect": _("效果"),
    "conditions": _("条件"),
    "condition": _("条件"),
    "scenario": _("场景"),
    "title": _("标题"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The look of one part; `number` counts from 1 in the order of the text."""

    number: int
    aspect: str = ""

    @property
    def css(self) -> str:
        """Classes of match.css: colour and pattern."""
        return f"mx-c{self.colour} mx-p{(self.number - 1) % PATTERNS + 1}"

    @property
    def colour(self) -> int:
        """Number of the colour, from 1."""
        return (self.number - 1) % COLOURS + 1

    @property
    def label(self) -> str:
        """The aspect in words."""
        return aspect_label(self.aspect)


def aspect_label(aspect: str) -> str:
    """The aspect in words; one that we have no word for is shown as it is called."""
    return str(_ASPECTS.get(aspect, aspect))
