"""PDF gives lines as they were set; a paragraph is put together again from them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from panhuo.policies.documents.files.raw import RawLine
from panhuo.policies.documents.structure.marks import starts_block

_ENDS: Final = ("。", "；", "：", "！", "？", "”", ";", ":")
_REPEATED: Final = 4
_FULL: Final = 0.8


def paragraphs(lines: list[RawLine]) -> list[RawLine]:
    """Lines joined where one goes on in the next; headers and footers that stand on most pages are left out."""
    kept = _without_running_heads(lines)
    width = _usual_width(kept)
    joined: list[RawLine] = []
    open_line = False
    for line in kept:
        if joined and open_line and not starts_block(line.text):
            joined[-1] = RawLine(_glue(joined[-1].text, line.text), page=joined[-1].page)
        else:
            joined.append(line)
        open_line = not (line.text.endswith(_ENDS) and len(line.text) < width) and len(line.text) >= width * _FULL
    return joined


def _usual_width(lines: list[RawLine]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(len(lengths) * 0.85)]) if lengths else 0.0


def _glue(left: str, right: str) -> str:
    """A blank only between Latin words."""
    return f"{left} {right}" if left[-1:].isascii() and right[:1].isascii() and left[-1:].isalpha() else left + right


def _without_running_heads(lines: list[RawLine]) -> list[RawLine]:
    pages = {line.page for line in lines}
    if len(pages) < _REPEATED:
        return lines
    on_pages = Counter(text for text, _ in {(line.text, line.page) for line in lines})
    running = {text for text, count in on_pages.items() if count > len(pages) / 2}
    return [line for line in lines if line.text not in running]
