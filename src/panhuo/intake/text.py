"""Cleaning of single cell texts."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

EMPTY: Final = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        "\\N",
        "N/A",
        "n/a",
        "#N/A",
        "NULL",
        "null",
        "None",
        "nan",
        "NaN",
        "无",
        "暂无",
    }
)
"""Cell texts by which exports say "nothing here"."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200d\u2060]|_x000[dD]_")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def clean(value: str | None) -> str | None:
    """Strip blanks and control characters; None for a text that only says "nothing here"."""
    if value is None:
        return None
    text = _CONTROL.sub("", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return None if text in EMPTY else text


def half_width(text: str) -> str:
    """Full-width digits, letters, brackets and blanks as half-width ones (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text)


def storable(text: str) -> str:
    """The text as databases and files can hold it: lone surrogates and NUL become the replacement character."""
    if "\x00" not in text and text.isprintable():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")


def squeeze(text: str) -> str:
    """Half-width and without any blank."""
    return re.sub(r"\s+", "", half_width(text))


def has_han(text: str) -> bool:
    """Whether a Chinese character occurs."""
    return _HAN.search(text) is not None


def shorten(text: str, *, limit: int = 60) -> str:
    """At most `limit` characters for a message, with an ellipsis where cut."""
    flat = re.sub(r"\s+", " ", text).strip()
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
