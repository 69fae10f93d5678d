"""One spelling for what means the same: half width, lower case, simplified characters."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_HAN_BLOCKS: Final = ((0x3400, 0xA000), (0xF900, 0xFB00))
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)


def fold(text: str) -> str:
    """The text in half width, lower case and simplified characters. Its length never changes, so places stay right."""
    return text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Made once (0.1 s) from OpenCC's own tables, a character at a time: context would change lengths and places."""
    import opencc

    convert = opencc.OpenCC("t2s").convert
    table: dict[int, str] = {}
    for first, last in _HAN_BLOCKS:
        for code in range(first, last):
            simple = convert(chr(code))
            if simple != chr(code) and len(simple) == 1:
                table[code] = simple
    for code in _FULL_WIDTH:
        table[code] = chr(code - 0xFEE0).lower()
    table[0x3000] = " "
    for code in range(0x250):
        lower = chr(code).lower()
        if lower != chr(code) and len(lower) == 1:
            table[code] = lower
    return table
