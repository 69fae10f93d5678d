"""The lexicon: words by meaning, from the TOML files of data/."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_FILES: Final = ("lexicon.toml", "counting.toml", "wanted.toml")
_MACRO: Final = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept found at `start` to `end` of the normalised text."""

    concept: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _concepts() -> dict[str, re.Pattern[str]]:
    tables: dict[str, dict[str, list[str]]] = {}
    macros: dict[str, str] = {}
    for name in _FILES:
        data = tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))
        macros |= data.pop("macros", {})
        tables |= data
    for name, pattern in macros.items():
        macros[name] = _filled(pattern, macros)
    return {
        name: re.compile("|".join(f"(?:{_filled(pattern, macros)})" for pattern in table["patterns"]))
        for name, table in tables.items()
    }


def _filled(pattern: str, macros: dict[str, str]) -> str:
    return _MACRO.sub(lambda match: macros[match[1]], pattern)


def find(concept: str, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """All places of `concept` between `start` and `end`; words outside are not looked at.

    Raises:
        KeyError: the lexicon has no such concept.
    """
    pattern = _concepts()[concept]
    stop = len(text) if end is None else end
    piece = text[start:stop]
    return [Mention(concept, start + m.start(), start + m.end()) for m in pattern.finditer(piece) if m.group()]


def has(concept: str, text: str) -> bool:
    """Whether `text` mentions `concept`."""
    return _concepts()[concept].search(text) is not None
