"""Promotional words in a statement (细则第八十五条第三款: 不得出现商业性宣传用语)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from panhuo.deals.rules.open_licence.word_rows import parse_row
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Word:
    """Words that `pattern` finds, unless one of `excepted` covers the place."""

    pattern: re.Pattern[str]
    excepted: tuple[re.Pattern[str], ...] = ()


def parse_words(data: Mapping[str, Any]) -> tuple[Word, ...]:
    """The list from plain data: rows of `words` as they are written, or of a `pattern`, each with its exceptions.

    Raises:
        RuleError: naming the row that cannot be right, and why.
    """
    rows = data.get("words")
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST:
        raise RuleError(gettext_noop("词表应有 1 到 %(most)s 条"), code="bad_list", most=MOST)
    return tuple(Word(*parse_row(number, one, plain=plain)) for number, one in enumerate(rows, start=1))


@lru_cache(maxsize=1)
def shipped_rows() -> tuple[dict[str, Any], ...]:
    """The list that comes with Panhuo as plain data."""
    text = files("panhuo.deals.rules.open_licence").joinpath("data/promotional.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["words"])


@lru_cache(maxsize=1)
def shipped_words() -> tuple[Word, ...]:
    """The list that comes with Panhuo, a default that an administrator can replace."""
    return parse_words({"words": list(shipped_rows())})


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
