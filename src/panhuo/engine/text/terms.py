"""The terms of a text: every Chinese character, every pair of neighbours, and Latin or digit runs as a whole.

A term is a 64-bit number, so that a dictionary of millions of terms is one sorted array: a character is its code
point, a pair both code points, a run a hash with the highest bit set.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Keys: TypeAlias = "NDArray[np.uint64]"

RUN: Final = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
"""A Latin or digit run in folded text: ``pwm``, ``r134a``, ``0.5``."""

_PAIR_SHIFT: Final = np.uint64(21)
_HASH_BIT: Final = 1 << 63
_HAN: Final = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))


def codes_and_han(text: str) -> tuple[Keys, NDArray[np.bool_]]:
    """Code points of a text, and which of them are Chinese characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    han = np.zeros(len(codes), dtype=np.bool_)
    for first, last in _HAN:
        han |= (codes >= first) & (codes <= last)
    return codes, han


def pair_keys(codes: Keys, at: NDArray[Any]) -> Keys:
    """Keys of the pairs that begin at the places `at`."""
    keys: Keys = (codes[at] << _PAIR_SHIFT) | codes[at + 1]
    return keys


@lru_cache(maxsize=65536)
def run_key(run: str) -> int:
    """Key of a Latin or digit run."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "little") | _HASH_BIT


def word_key(word: str) -> int:
    """Key of a folded character, pair or run."""
    if RUN.fullmatch(word):
        return run_key(word)
    if len(word) == 1:
        return ord(word)
    return (ord(word[0]) << 21) | ord(word[1])
