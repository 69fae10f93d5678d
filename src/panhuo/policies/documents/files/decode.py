"""Bytes to text."""

from __future__ import annotations

import codecs
from typing import Final

from panhuo.policies.documents.errors import refusal

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes, *, file: str) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark, or GB18030.

    Raises:
        DocumentError: `encoding`, where it is none of them.
    """
    marked = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusal("encoding", file=file)
