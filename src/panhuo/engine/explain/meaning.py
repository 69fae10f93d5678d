"""Closeness in meaning of parts of a need to sentences of a document, and when it tells something."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.encode.endpoint import ENDPOINT
from panhuo.engine.encode.fast import FAST
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.types import Side

CLOSE: Final = 0.29
"""As close as a part of a need came to the closest sentence of only 1 in 120 arbitrary patents (1,947 comparisons).

Of the parts of needs whose answer is known, more than half came closer to it than this
(docs/decisions/0013-explanation.md and 0025).
"""

FAR: Final = 0.125
"""Half of all arbitrary patents come closer to a part than this, and of those that answer the need 19 in 20."""

UNMEASURED: Final = (f"{FAST}-", f"{ENDPOINT}-")
"""Beginnings of the names of encoders for which the two marks were not measured."""

_KEPT: Final = 8192
_vectors: OrderedDict[tuple[str, Side, str], Matrix] = OrderedDict()
_lock = Lock()


def marks_hold(encoder: Encoder) -> bool:
    """Whether `CLOSE` and `FAR` mean for this encoder what they say."""
    return not encoder.name.startswith(UNMEASURED)


def closeness(parts: Sequence[str], sentences: Sequence[str], *, sides: tuple[Side, Side], encoder: Encoder) -> Matrix:
    """One row a part, one column a sentence; read it with `CLOSE` and `FAR` only."""
    if not parts or not sentences:
        return np.zeros((len(parts), len(sentences)), dtype=np.float32)
    left = _placed(parts, side=sides[0], encoder=encoder)
    right = _placed(sentences, side=sides[1], encoder=encoder)
    found: Matrix = left @ right.T
    return found


def _placed(texts: Sequence[str], *, side: Side, encoder: Encoder) -> Matrix:
    """Vectors in the shipped space, so that the two marks above mean the same in every index; recent ones are kept."""
    keys = [(encoder.name, side, text) for text in texts]
    with _lock:
        known = {key: _vectors[key] for key in keys if key in _vectors}
    fresh = list(dict.fromkeys(key for key in keys if key not in known))
    if fresh:
        words = [key[2] for key in fresh]
        space = _space(encoder.name, encoder.dim)
        placed = space.place(encoder.encode(words, side=side), words, side=side)
        known.update(zip(fresh, placed, strict=True))
    with _lock:
        for key in keys:
            _vectors[key] = known[key]
            _vectors.move_to_end(key)
        while len(_vectors) > _KEPT:
            _vectors.popitem(last=False)
    return np.stack([known[key] for key in keys])


@lru_cache(maxsize=4)
def _space(name: str, dim: int) -> Space:
    return Space.of(Moments(dim), prior=prior_of(name, dim))
