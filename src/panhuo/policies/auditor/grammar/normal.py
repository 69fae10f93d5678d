"""Text with one form for each character, and the way back to the text as given."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

_SAME: Final = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "∶": "：", "％": "%", "．": "."})
_KEPT: Final = frozenset("，；：（）！？。、")
_DIGIT_BEFORE: Final = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` has no blanks inside lines and half-width digits; `origin[i]` is where `text[i]` stood."""

    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given."""
        if start >= end:
            return (0, 0)
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> NormalText:
    """One form for full-width and half-width characters; blanks go, line breaks stay."""
    chars: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        if char == "\r" or (char.isspace() and char != "\n") or unicodedata.category(char) == "Cf":
            continue
        chars.append(_one(char, text, index))
        origin.append(index)
    return NormalText("".join(chars), tuple(origin))


def _one(char: str, text: str, index: int) -> str:
    if char == "," and _between_digits(text, index):
        return char
    if char in {":", "∶"} and _between_digits(text, index):
        return "∶"
    if char in _KEPT or char == "\n":
        return char
    plain = unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char
    return plain.translate(_SAME) if len(plain) == 1 else char


def _between_digits(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1] in _DIGIT_BEFORE and text[index + 1] in _DIGIT_BEFORE
