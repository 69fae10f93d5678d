"""The part of phrases: how near a document comes to each thing that a need says (late interaction).

A need has one vector for each token, as long as the token matters; a patent one for every few tokens. Each of the
need's meets the nearest of the patent's, and what they have in common is added up. A patent's own vectors are read for
the best candidates only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Codes, Matrix
    from panhuo.engine.index.state import State

USUAL: Final = 0.056
"""Deviation of arbitrary patents' closeness to a need, as far as an index is too small to tell its own ..."""

USUAL_DOCS: Final = 20
"""... as if it had been seen in so many documents."""


class Phrases:
    """What a need says phrase by phrase, and how near arbitrary documents of an index come to it."""

    def __init__(self, asked: Matrix, state: State) -> None:
        self._asked = np.ascontiguousarray(asked.T) / 127
        found = self._closeness(state.some_tokens)
        self._mean = float(found.mean()) if len(found) else 0.0
        squares = float(np.square(found - self._mean).sum())
        self._deviation = ((squares + USUAL_DOCS * USUAL**2) / (len(found) + USUAL_DOCS)) ** 0.5

    def deviations(self, codes: Sequence[Codes]) -> NDArray[np.float32]:
        """How near documents come, in standard deviations of arbitrary ones."""
        found: NDArray[np.float32] = (self._closeness(codes) - self._mean) / np.float32(self._deviation)
        return found

    def _closeness(self, codes: Sequence[Codes]) -> NDArray[np.float32]:
        if not codes:
            return np.zeros(0, dtype=np.float32)
        starts = np.cumsum([0, *(len(one) for one in codes[:-1])])
        common = np.concatenate(codes).astype(np.float32) @ self._asked
        found: NDArray[np.float32] = np.maximum.reduceat(common, starts, axis=0).sum(axis=1)
        return found
