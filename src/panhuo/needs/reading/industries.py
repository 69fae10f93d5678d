"""Which industry a need speaks of: words of ours for divisions of GB/T 4754, counted."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Final

from panhuo.needs.reading.types import IndustryGuess

LONG: Final = 3
"""A word of at least so many characters says more than a short one and counts twice."""
ENOUGH: Final = 3
"""Weight below which the industry is asked for."""
MOST: Final = 3


@cache
def industry_words() -> dict[str, tuple[str, ...]]:
    """Division (``C38``) → words."""
    text = resources.files("panhuo.needs").joinpath("data/industry_words.json").read_text(encoding="utf-8")
    return {code: tuple(words) for code, words in json.loads(text)["words"].items()}


def guess_industries(title: str, text: str) -> tuple[IndustryGuess, ...]:
    """The three most likely divisions, best first; each word counts once, in the title twice."""
    weights: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    whole = f"{title}\n{text}"
    for code, known in industry_words().items():
        for word in known:
            if word in whole:
                weights[code] += (2 if len(word) >= LONG else 1) * (2 if word in title else 1)
                words[code].append(word)
    ordered = sorted(weights, key=lambda code: (-weights[code], code))[:MOST]
    return tuple(IndustryGuess(code, weights[code], tuple(words[code])) for code in ordered)


def is_clear(guesses: tuple[IndustryGuess, ...]) -> bool:
    """The first stands well before the second."""
    if not guesses or guesses[0].weight < ENOUGH:
        return False
    return len(guesses) == 1 or guesses[0].weight * 2 >= guesses[1].weight * 3
