"""Token vectors of one segment: what a patent says phrase by phrase, 8 bits a dimension, memory-mapped.

They are there only where the encoder gives them and the index is small enough (`keeps_tokens`); a document may have
none (a need, for instance).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

import numpy as np

from panhuo.engine.encode.protocol import TokenEncoder
from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.protocol import Codes, Encoder

MOST: Final = 50_000
"""Up to so many documents token vectors are kept: some 5 KB each."""

FILE: Final = "tokens.i8"
ENDS: Final = "tokens.ends.npy"


def keeps_tokens(encoder: Encoder | None, docs: int) -> TypeGuard[TokenEncoder]:
    """Whether an index of so many documents (0: not known) keeps token vectors of this encoder."""
    return isinstance(encoder, TokenEncoder) and 0 < docs <= MOST


class TokenWriter:
    """Appends what documents say; `close` makes it whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = (folder / FILE).open("wb")
        self._counts: list[int] = []

    def add(self, codes: Sequence[Codes]) -> None:
        """Add documents in their order."""
        for one in codes:
            self._handle.write(np.ascontiguousarray(one).tobytes())
            self._counts.append(len(one))

    def abandon(self) -> None:
        """Close the file; nothing to do after `close`."""
        self._handle.close()

    def close(self) -> None:
        """Write where each document ends."""
        self._handle.close()
        arrays.save(self._folder / ENDS, np.cumsum(np.array(self._counts, dtype=np.int64)))


class Tokens:
    """Reads what `TokenWriter` wrote. Safe to share between threads."""

    def __init__(self, folder: Path, size: int) -> None:
        self._ends = arrays.load(folder / ENDS)
        path = folder / FILE
        flat = np.memmap(path, dtype=np.int8, mode="r") if path.stat().st_size else np.zeros(0, np.int8)
        self._codes: Codes = flat.view(np.ndarray).reshape(-1, size)

    def of(self, row: int) -> Codes:
        """What a document says; no rows if nothing is kept of it."""
        first = int(self._ends[row - 1]) if row else 0
        return self._codes[first : int(self._ends[row])]
