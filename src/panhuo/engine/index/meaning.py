"""Collects the encoder's vectors of a generation, finds its space, and writes them placed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.encode.protocol import TokenEncoder
from panhuo.engine.index.encoding import encode_docs, encode_phrases
from panhuo.engine.index.tokens import TokenWriter
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space, centred
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Codes, Encoder, Matrix
    from panhuo.engine.index.portions import Portion
    from panhuo.engine.index.writer import SegmentWriter
    from panhuo.engine.types import Doc, Progress

ENCODED: Final = 256
"""Documents encoded between two reports of progress."""

CENTRED: Final = "centred"
COUNTS: Final = "phrase-counts"
PHRASES: Final = "phrases"
"""What a kept portion calls its centred vectors, and its token vectors with how many each document has."""

PLACED: Final = 16384
"""Vectors placed at a time."""


class MeaningBuilder:
    """First pass: encode, centre, keep on disk, add up. Second pass (`finish`): place and write.

    With `phrases`, token vectors of the documents go into the base segment too.
    """

    def __init__(self, folder: Path, encoder: Encoder, *, phrases: bool = False) -> None:
        self._encoder = encoder
        self._detailed = encoder if phrases and isinstance(encoder, TokenEncoder) else None
        self._tokens = TokenWriter(folder / "base") if self._detailed else None
        self._prior = prior_of(encoder.name, encoder.dim)
        self._moments = Moments(encoder.dim)
        self._folder = folder
        self._path = folder / "centred.f16"
        self._handle = self._path.open("wb")
        self._done = 0

    def add(
        self,
        docs: Sequence[Doc],
        texts: Sequence[str],
        *,
        vectors: VectorCache | None,
        progress: Progress | None,
        total: int,
        kept: Portion | None = None,
    ) -> None:
        """Encode and centre, unless `kept` holds it already."""
        found = self._read(kept) if kept is not None else None
        if found is None:
            parts, codes = [], []
            for first in range(0, len(docs), ENCODED):
                own, words = docs[first : first + ENCODED], texts[first : first + ENCODED]
                raw, said = self._encode(own, words, vectors)
                parts.append(self._centred(raw, own, words).astype(np.float16))
                codes += said
                if progress is not None:
                    progress(self._done + first + len(own), total)
            found = np.concatenate(parts), codes
            if kept is not None:
                self._keep(kept, *found)
        middle, codes = found
        if self._tokens is not None:
            self._tokens.add(codes)
        self._moments.add(middle.astype(np.float32))
        self._handle.write(middle.tobytes())
        self._done += len(docs)

    def abandon(self) -> None:
        """Close the files; nothing to do after `finish`."""
        self._handle.close()
        if self._tokens is not None:
            self._tokens.abandon()

    def finish(self, writer: SegmentWriter) -> Space:
        """Write the space and the vectors; return the space."""
        self._handle.close()
        space = Space.of(self._moments, prior=self._prior)
        spread = Moments(self._encoder.dim)
        for first in range(0, self._done, PLACED):
            shape = (min(PLACED, self._done - first), self._encoder.dim)
            offset = first * self._encoder.dim * 2
            middle = np.memmap(self._path, dtype=np.float16, mode="r", offset=offset, shape=shape)
            placed = space.whiten(middle.astype(np.float32))
            spread.add(placed)
            writer.add_vectors(placed)
        space.with_spread(spread).save(self._folder)
        self._path.unlink()
        if self._tokens is not None:
            self._tokens.close()
        return space

    def _encode(
        self, docs: Sequence[Doc], texts: Sequence[str], vectors: VectorCache | None
    ) -> tuple[Matrix, list[Codes]]:
        if self._detailed is None:
            return encode_docs(docs, texts, encoder=self._encoder, vectors=vectors), []
        return encode_phrases(docs, texts, encoder=self._detailed, vectors=vectors)

    def _keep(self, kept: Portion, middle: NDArray[np.float16], codes: list[Codes]) -> None:
        if self._detailed is not None:
            kept.file(COUNTS, np.array([len(one) for one in codes], dtype=np.int64).tofile)
            kept.file(PHRASES, np.concatenate(codes).tofile)
        kept.file(CENTRED, middle.tofile)

    def _read(self, kept: Portion) -> tuple[NDArray[np.float16], list[Codes]] | None:
        """What was kept, if all of it is there."""
        wanted = (CENTRED, COUNTS, PHRASES) if self._detailed else (CENTRED,)
        if not all(kept.has(name) for name in wanted):
            return None
        middle, *rest = (kept.path(name) for name in wanted)
        codes: list[Codes] = []
        if self._detailed is not None:
            counts = np.fromfile(rest[0], dtype=np.int64)
            flat = np.fromfile(rest[1], dtype=np.int8).reshape(-1, self._detailed.token_dim)
            codes = np.split(flat, np.cumsum(counts)[:-1])
        return np.fromfile(middle, dtype=np.float16).reshape(-1, self._encoder.dim), codes

    def _centred(self, raw: Matrix, docs: Sequence[Doc], texts: Sequence[str]) -> Matrix:
        out = np.empty_like(raw)
        for side in Side:
            rows = [row for row, doc in enumerate(docs) if doc.side is side]
            if rows:
                out[rows] = centred(raw[rows], [texts[row] for row in rows], side=side, prior=self._prior)
        return out
