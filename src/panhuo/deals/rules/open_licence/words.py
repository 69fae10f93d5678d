"""Promotional words in a statement (细则第八十五条第三款: 不得出现商业性宣传用语)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """Words that `pattern` finds, unless one of `excepted` covers the place."""

    pattern: re.Pattern[str]
    excepted: tuple[re.Pattern[str], ...] = ()


def parse_words(data: Mapping[str, Any]) -> tuple[Word, ...]:
    return tuple(
        Word(re.compile(one["pattern"], re.IGNORECASE), tuple(re.compile(e) for e in one.get("except", ())))
        for one in data["words"]
    )


@lru_cache(maxsize=1)
def shipped_words() -> tuple[Word, ...]:
    """The list that comes with Panhuo, a default that an administrator can replace."""
    text = files("panhuo.deals.rules.open_licence").joinpath("data/promotional.json").read_text(encoding="utf-8")
    return parse_words(json.loads(text))


def plain(text: str) -> str:
    """Half-width, without blanks, so that 国 际 领 先 is found."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def promotional_words(text: str, *, words: Iterable[Word] | None = None) -> list[str]:
    """Each promotional expression once, in the order of the text."""
    reading = plain(text)
    found: dict[str, int] = {}
    for word in shipped_words() if words is None else words:
        covered = [hit.span() for other in word.excepted for hit in other.finditer(reading)]
        for hit in word.pattern.finditer(reading):
            if not any(first <= hit.start() and hit.end() <= last for first, last in covered):
                found.setdefault(hit.group(), hit.start())
    return sorted(found, key=lambda one: found[one])
