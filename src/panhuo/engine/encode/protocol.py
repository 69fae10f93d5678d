"""What every encoder can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from panhuo.engine.types import Progress, Side

Matrix: TypeAlias = NDArray[np.float32]


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
