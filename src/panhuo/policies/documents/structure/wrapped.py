"""Texts with hard line breaks inside sentences, as copied out of PDFs."""

from __future__ import annotations

from typing import Final

from panhuo.policies.documents.files.raw import RawLine
from panhuo.policies.documents.structure.marks import starts_block

_ENDS: Final = ("。", "；", "：", "！", "？", "”", "）", ";", ":", ".", "|", "…")
_LONG: Final = 30


def unwrapped(lines: list[RawLine]) -> list[RawLine]:
    """A long line that ends in the middle of a sentence goes on in the next, unless that begins something new."""
    joined: list[RawLine] = []
    for line in lines:
        before = joined[-1].text if joined else ""
        if len(before) >= _LONG and not before.endswith(_ENDS) and not starts_block(line.text):
            joined[-1] = RawLine(before + line.text)
        else:
            joined.append(line)
    return joined
