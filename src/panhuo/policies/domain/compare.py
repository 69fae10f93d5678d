"""Two texts word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_TOKEN: Final = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?[%％]?|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: same, gone (only in the old text), new (only in the new one)."""

    kind: str
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces in reading order: joined, those that are not new give the old text, those that are not gone the new.

    Chinese is split by the cutter of the search engine, so that a changed word is marked as a word.
    """
    before, after = _words(old), _words(new)
    pieces: list[Piece] = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
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
