"""No text of ours becomes a formula in somebody's spreadsheet."""

from __future__ import annotations

import re
from typing import Final

EXCEL_CHARS: Final = 32_767
CUT: Final = "……（内容过长，此处截断）"

_RISKY: Final = re.compile(r"^[\s\u3000]*[=+\-@＝＋－＠\t\r]|^[\t\r\n]")
_NUMBER: Final = re.compile(r"^[+-]?\d[\d,]*(?:\.\d+)?%?$", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula (OWASP: CSV injection); plain numbers aren't."""
    return _RISKY.match(text) is not None and _NUMBER.match(text) is None


def safe_cell(value: str) -> str:
    """The text for a CSV cell: with an apostrophe in front where it might be taken for a formula."""
    return f"'{value}" if is_risky(value) else value


def excel_text(value: str) -> str:
    """The text for an Excel cell: without control characters, within Excel's 32,767 characters."""
    text = _CONTROL.sub("", value)
    return text if len(text) <= EXCEL_CHARS else text[: EXCEL_CHARS - len(CUT)] + CUT
