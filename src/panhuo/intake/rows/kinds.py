"""Invention, utility model or design: by the column, and by the numbers."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.numbers import PatentKind
from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.rows.identity import Numbers
from panhuo.intake.rows.reader import RowReader
from panhuo.intake.text import squeeze

_WORDS: Final = (
    (re.compile(r"外观|design", re.IGNORECASE), PatentKind.DESIGN),
    (re.compile(r"实用新型|新型|utility", re.IGNORECASE), PatentKind.UTILITY_MODEL),
    (re.compile(r"发明|invention|patent", re.IGNORECASE), PatentKind.INVENTION),
)
_CODES: Final = {
    "1": PatentKind.INVENTION,
    "2": PatentKind.UTILITY_MODEL,
    "3": PatentKind.DESIGN,
    "8": PatentKind.INVENTION,
    "9": PatentKind.UTILITY_MODEL,
}


def read_kind(reader: RowReader, numbers: Numbers) -> PatentKind | None:
    """The kind, None where neither the column nor a Chinese number tells it. The number wins over the column."""
    told = None
    if found := reader.first("kind"):
        told = _from_words(found[1])
        if told is None:
            message = phrase("认不出的专利类型“%(kind)s”，应为 发明、实用新型 或 外观设计", kind=found[1][:20])
            reader.complain(found[0], "kind_unknown", message)
    readings = [*numbers.applications, *numbers.publications]
    proven = next((reading.kind for reading in readings if reading.kind is not None), None)
    if proven and told and proven != told and found:
        reader.complain(found[0], "kind_contradicts", gettext_noop("专利类型与号码不符，已按号码处理"))
    return proven or told


def _from_words(text: str) -> PatentKind | None:
    plain = squeeze(text)
    if plain in _CODES:
        return _CODES[plain]
    return next((kind for pattern, kind in _WORDS if pattern.search(plain)), None)
