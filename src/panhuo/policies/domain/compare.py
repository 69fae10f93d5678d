"""Two texts word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_SENTENCE: Final = re.compile(r"[^。；;\n]*[。；;\n]|[^。；;\n]+")
_MOST_FOR_WORDS: Final = 6_000
_TOKEN: Final = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?[%％]?|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: same, gone (only in the old text), new (only in the new one)."""

    kind: str
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces in reading order: joined, those that are not new give the old text, those that are not gone the new.

    Chinese is split by the cutter of the search engine, so that a changed word is marked as a word. Texts of more than
    6,000 characters together are compared by sentences: by words it could take minutes.
    """
    short = len(old) + len(new) <= _MOST_FOR_WORDS
    cut = _words if short else _SENTENCE.findall
    before, after = cut(old), cut(new)
    pieces: list[Piece] = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=not short).get_opcodes():
        if op == "equal":
            _add(pieces, "same", "".join(before[a:b]))
            continue
        _add(pieces, "gone", "".join(before[a:b]))
        _add(pieces, "new", "".join(after[c:d]))
    return pieces


def _add(pieces: list[Piece], kind: str, text: str) -> None:
    if text:
        pieces.append(Piece(kind, text))


def _words(text: str) -> list[str]:
    import rjieba

    words: list[str] = []
    for token in rjieba.cut(text, hmm=False):
        words += _TOKEN.findall(token) if not _is_word(token) else [token]
    return words if "".join(words) == text else _TOKEN.findall(text)


def _is_word(token: str) -> bool:
    return len(token) > 1 and all("\u4e00" <= c <= "\u9fff" for c in token)
