"""Kinds of needs told by simple tests of their text, so that quality can be read kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from panhuo.engine.text.fold import fold
from panhuo.engine.text.language import Language, language
from panhuo.engine.text.negation import ruled_out
from panhuo.engine.text.quantities import quantities

ONE_LINE, PAGE = 60, 300
SOME = 3


def _traditional(text: str) -> bool:
    return sum(fold(character) != character for character in text if "\u4e00" <= character <= "\u9fff") >= SOME


TESTS: Mapping[str, Callable[[str], bool]] = {
    f"at most {ONE_LINE} characters": lambda text: len(text) <= ONE_LINE,
    f"{PAGE} characters or more": lambda text: len(text) >= PAGE,
    "states a quantity": lambda text: bool(quantities(text)),
    "rules something out": lambda text: bool(ruled_out(text)),
    "traditional characters": _traditional,
    "English": lambda text: language(text) is not Language.CHINESE,
}
"""What is tested, and how, on title and text in one."""
