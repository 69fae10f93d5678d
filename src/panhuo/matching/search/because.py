"""What decided, said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

MEANING: Final = "meaning"
CONDITIONS: Final = "conditions"
PHRASES: Final = "phrases"
NOT_WORDS: Final = (MEANING, PHRASES, CONDITIONS)
SHOWN: Final = 6
"""Words named in the sentence."""

CLEARLY: Final = 2.0
"""One side "mainly" decided where its share of the score is at least twice the other's."""


def because(parts: Mapping[str, float], words: Sequence[str]) -> str:
    """A sentence on the shared words and one on what meaning did; no figures, as they compare only inside one list."""
    return _("%(words)s%(meaning)s") % {"words": _words_part(parts, words), "meaning": _meaning_part(parts)}


def _words_part(parts: Mapping[str, float], words: Sequence[str]) -> str:
    if not words:
        scattered = any(value > 0 for name, value in parts.items() if name not in NOT_WORDS)
        return _("没有共同的关键词，只有零散的字词相同；") if scattered else _("没有共同的关键词；")
    return _("共有的关键词：%(words)s；") % {"words": _("、").join(words[:SHOWN])}


def _meaning_part(parts: Mapping[str, float]) -> str:
    if MEANING not in parts:
        return _("未使用语义模型，仅按词语排序。")
    meaning = parts[MEANING] + parts.get(PHRASES, 0.0)
    words = sum(value for name, value in parts.items() if name not in NOT_WORDS)
    if meaning <= 0:
        return _("排名来自词语，意思不算接近。")
    if words <= 0 or meaning >= CLEARLY * words:
        return _("主要因意思相近而入选。")
    if words >= CLEARLY * meaning:
        return _("主要因用词相同而入选，意思也相近。")
    return _("用词相同和意思相近都起了作用。")
