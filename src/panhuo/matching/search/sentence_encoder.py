"""An encoder that remembers sentences of records, so that explaining them again costs nothing."""

from __future__ import annotations

from collections.abc import Sequence

from panhuo.engine.api import Encoder, Progress, Side, VectorCache
from panhuo.engine.encode.protocol import Matrix


class SentenceEncoder:
    """The encoder it is given, with a memory for patents, and for needs unless somebody just typed them in."""

    def __init__(self, encoder: Encoder, vectors: VectorCache, *, keep_needs: bool) -> None:
        self._encoder = encoder
        self._vectors = vectors
        self._keep_needs = keep_needs

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def dim(self) -> int:
        return self._encoder.dim

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        """As the encoder does; what was typed in is never kept."""
        if side is Side.NEED and not self._keep_needs:
            return self._encoder.encode(texts, side=side, progress=progress)
        return self._vectors.encode(texts, encoder=self._encoder, side=side, progress=progress)
