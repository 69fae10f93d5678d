"""What an article inherits: who issued it, and what its heading and its earlier sentences speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_UNITS: Final = frozenset({"高校", "科研机构"})
_UNIT_WORDS: Final = ("学校", "学院", "研究所", "本所", "我校", "研究院", "本校", "校级")


@dataclass(frozen=True, slots=True)
class Context:
    """`level` as in the inventory (省, 市, 县区, 园区, 高校, 科研机构) or None where it isn't known."""

    level: str | None = None
    heading: str = ""

    def is_unit(self, text: str) -> bool:
        """Whether the issuer pays for its own patents: a university or an institute."""
        if self.level is not None:
            return self.level in _UNITS
        return any(word in text for word in _UNIT_WORDS) or any(word in self.heading for word in ("大学", *_UNIT_WORDS))
