"""Lists of inventors."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.text import clean, has_han

UNNAMED: Final = frozenset({"不公告发明人", "不公告设计人", "请求不公布姓名", "发明人请求不公开姓名", "不公布发明人"})
"""What stands in the field when the inventor asked not to be named (Implementing Rules, old rule 13)."""

_HAN_SEPARATORS: Final = re.compile(r"[、，,/]+")
_SPACED_NAME: Final = re.compile(r"^[\u3400-\u9fff][\s\u3000]+[\u3400-\u9fff]$")
_HAN_NAMES: Final = re.compile(r"[\u3400-\u9fff]{2,}(?:[\s\u3000]+[\u3400-\u9fff]{2,4})+")


def split_inventors(text: str | None) -> tuple[str, ...]:
    """Names in their order, without repetition.

    Only the strongest separator that occurs is used: ``|``, then ``;``, then line ends; Chinese lists are also split on
    ``、`` and commas. ``SMITH, JOHN`` stays one name. Those who asked not to be named are left out.
    """
    cleaned = clean(text)
    if cleaned is None:
        return ()
    parts = [name for part in _strongest(cleaned) for name in _han_split(part)]
    names = (re.sub(r"[\s\u3000]+", " ", part).strip(" ?") for part in parts)
    return tuple(dict.fromkeys(_join(name) for name in names if name and name not in UNNAMED))


def _strongest(text: str) -> list[str]:
    for separator in (r"\|", r"[;；]", r"\n"):
        if re.search(separator, text):
            return re.split(separator, text)
    return [text]


def _han_split(text: str) -> list[str]:
    if not has_han(text):
        return [text]
    names: list[str] = []
    for part in _HAN_SEPARATORS.split(text):
        stripped = part.strip()
        names.extend(stripped.split() if _HAN_NAMES.fullmatch(stripped) else [stripped])
    return names


def _join(name: str) -> str:
    """Two-character names are often padded: 张　三."""
    return re.sub(r"\s", "", name) if _SPACED_NAME.match(name) else name
