"""Chinese or not: all that ranking needs to know about a text's language."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from panhuo.engine.text.terms import codes_and_han

HEAD: Final = 2000
"""Characters looked at."""

_WORDS: Final = re.compile(r"[A-Za-z]{2,}")
_LOWER: Final = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_MIN_PROSE: Final = 4
_HAN_SHARE: Final = 0.2


class Language(StrEnum):
    """Language of a text, as far as it matters here."""

    CHINESE = "zh"
    OTHER = "en"


def language(text: str) -> Language:
    """Other than Chinese only for prose: four small-letter words or more, and few Chinese characters beside them.

    A few Latin abbreviations or numbers (``PWM IGBT``) are at home in Chinese technical texts and count as Chinese.
    """
    head = text[:HEAD]
    _, han = codes_and_han(head)
    chinese = int(han.sum())
    words = len(_WORDS.findall(head))
    if len(_LOWER.findall(head)) >= _MIN_PROSE and chinese < _HAN_SHARE * words:
        return Language.OTHER
    return Language.CHINESE


_SPEAKING: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])")


def speaks(text: str) -> bool:
    """Whether a text says anything beyond codes and numbers: a Chinese character, or a word of letters only."""
    return bool(codes_and_han(text)[1].any()) or _SPEAKING.search(text) is not None
