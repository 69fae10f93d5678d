"""Collects the encoder's vectors of a generation, finds its space, and writes them placed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index.encoding import encode_docs
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space, centred
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.index.portions import Portion
    from panhuo.engine.index.writer import SegmentWriter
    from panhuo.engine.types import Doc, Progress

ENCODED: Final = 256
"""Documents encoded between two reports of progress."""

CENTRED: Final = "centred"
"""What a kept portion calls its centred vectors."""

PLACED: Final = 16384
"""Vectors placed at a time."""


class MeaningBuilder:
    """First pass: encode, centre, keep on disk, add up. Second pass (`finish`): place and write."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._encoder = encoder
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

        def encoded(path: Path | None = None) -> NDArray[np.float16]:
            parts = []
            for first in range(0, len(docs), ENCODED):
                own, words = docs[first : first + ENCODED], texts[first : first + ENCODED]
                raw = encode_docs(own, words, encoder=self._encoder, vectors=vectors)
                parts.append(self._centred(raw, own, words).astype(np.float16))
                if progress is not None:
                    progress(self._done + first + len(own), total)
            middle = np.concatenate(parts)
            if path is not None:
                middle.tofile(path)
            return middle

        if kept is None:
            middle = encoded()
        else:
            path = kept.file(CENTRED, encoded)
            middle = np.fromfile(path, dtype=np.float16).reshape(len(docs), self._encoder.dim)
        self._moments.add(middle.astype(np.float32))
        self._handle.write(middle.tobytes())
        self._done += len(docs)

    def abandon(self) -> None:
        """Close the file; nothing to do after `finish`."""
        self._handle.close()

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
        return space

    def _centred(self, raw: Matrix, docs: Sequence[Doc], texts: Sequence[str]) -> Matrix:
        out = np.empty_like(raw)
        for side in Side:
            rows = [row for row, doc in enumerate(docs) if doc.side is side]
            if rows:
                out[rows] = centred(raw[rows], [texts[row] for row in rows], side=side, prior=self._prior)
        return out
