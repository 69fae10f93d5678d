"""What every encoder can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from panhuo.engine.types import Progress, Side

Matrix: TypeAlias = NDArray[np.float32]

Codes: TypeAlias = NDArray[np.int8]
"""127 times a unit vector in each row."""


class Encoder(Protocol):
    """Turns texts into unit vectors. A text's vector never depends on the texts encoded with it."""

    @property
    def name(self) -> str:
        """Name and version; vectors of different names never mix."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        """One row of unit length for each text."""
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also tells what a text says phrase by phrase (docs/decisions/0024-phrases.md)."""

    @property
    def token_dim(self) -> int:
        """Length of a token vector."""
        ...

    def encode_patents(self, texts: Sequence[str]) -> tuple[Matrix, list[Codes]]:
        """Vectors as `encode` gives them for patents, and of each text a unit vector for every few of its tokens."""
        ...

    def encode_need(self, text: str) -> tuple[Matrix, Matrix]:
        """The vector of a need, and one vector for each of its tokens, as long as the token matters."""
        ...
