"""Shipped statistics of the careful encoder's vectors, made by ``scripts/make_space_prior.py``.

Means by side and language, a covariance and a map from other languages to Chinese: sums over thousands of texts, from
which no text can be read back. They stand in for an index's own statistics while it is small (see `Space`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.text.language import Language
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAMILY: Final = "e5-small"
"""Names of the encoders that the shipped statistics are true of begin so."""

COVARIANCE_SCALE: Final = 1000
"""The file keeps the upper triangle times this, so that half precision does for it."""


FINISHED: Final = (FAMILY, "fast-")
"""Names of encoders that are trained to be compared in the space of the shipped statistics begin so: an index's own
would only undo some of that (fast, our held-out needs: MRR@10 0.54 for 0.56; careful: docs/decisions/0025)."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Statistics of vectors as the encoder gives them; for `finished` ones those of an index do not count."""

    means: dict[tuple[Side, Language], NDArray[np.float32]]
    covariance: NDArray[np.float32]
    to_chinese: NDArray[np.float32]
    finished: bool = False


def prior_of(encoder: str, dim: int) -> Prior:
    """The shipped statistics of an encoder, or neutral ones if nothing is known of it."""
    known = _shipped() if encoder.startswith(FAMILY) else _neutral(dim)
    return replace(known, finished=encoder.startswith(FINISHED))


@lru_cache(maxsize=1)
def _shipped() -> Prior:
    with files("panhuo.engine").joinpath("data/space_prior.npz").open("rb") as handle, np.load(handle) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files}
    means = {(side, kind): arrays[f"mean_{side.value}_{kind.value}"] for side in Side for kind in Language}
    dim = len(arrays["to_chinese"])
    upper = np.zeros((dim, dim), dtype=np.float32)
    upper[np.triu_indices(dim)] = arrays["covariance"] / COVARIANCE_SCALE
    covariance = upper + np.triu(upper, 1).T
    return Prior(means=means, covariance=covariance, to_chinese=arrays["to_chinese"])


@lru_cache(maxsize=4)
def _neutral(dim: int) -> Prior:
    zero = np.zeros(dim, dtype=np.float32)
    identity = np.eye(dim, dtype=np.float32)
    means = {(side, kind): zero for side in Side for kind in Language}
    return Prior(means=means, covariance=identity / np.float32(dim), to_chinese=identity)
