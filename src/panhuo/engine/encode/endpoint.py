"""The third encoder: vectors from an OpenAI-compatible endpoint that an administrator set up. Off by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.endpoint.api import EndpointError, ask_vectors
from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panhuo.endpoint.api import Endpoint
    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.types import Progress, Side

ENDPOINT: Final = "endpoint"
PORTION: Final = 32
"""Texts in one question."""

LONGEST: Final = 4096
"""Characters of a text that are sent."""


class EndpointEncoder:
    """Asks the endpoint for every vector; texts leave for the address that the administrator gave, and no other."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._dim = 0
        self.name = f"{ENDPOINT}-{endpoint.embedding_model}"

    @property
    def dim(self) -> int:
        """Length of a vector: known once the endpoint has answered."""
        return self._dim or self._ask(["盘活"]).shape[1]

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        """One unit vector a text. Raises `EngineError` (``encoder.endpoint``) where none comes."""
        found = [np.zeros((0, self.dim), dtype=np.float32)]
        for first in range(0, len(texts), PORTION):
            found.append(self._ask([text[:LONGEST] or " " for text in texts[first : first + PORTION]]))
            if progress is not None:
                progress(min(first + PORTION, len(texts)), len(texts))
        return np.concatenate(found)

    def _ask(self, texts: Sequence[str]) -> Matrix:
        try:
            vectors = np.array(ask_vectors(self._endpoint, texts), dtype=np.float32)
        except EndpointError as error:
            raise self._failed() from error
        if vectors.ndim != 2 or not np.isfinite(vectors).all() or self._dim not in (0, vectors.shape[1]):  # noqa: PLR2004
            raise self._failed()
        self._dim = int(vectors.shape[1])
        unit: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-12))
        return unit

    def _failed(self) -> EngineError:
        return EngineError(
            code="encoder.endpoint",
            message=gettext_noop("大模型接口没有给出可用的向量（模型 %(model)s）。"),
            model=self._endpoint.embedding_model or "—",
        )
