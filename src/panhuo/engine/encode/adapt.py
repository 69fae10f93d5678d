"""What Panhuo learnt about needs and patents: low-rank additions to the upper layers of the careful encoder.

Trained by the scripts in ``bench/training`` so that a need lies near the patent that answers it. One file for each side
holds two thin matrices for each matrix of the layers it changes, and vectors by which a build is checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.types import Side

if TYPE_CHECKING:
    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.encode.q4 import Weights


FILES: Final = {Side.NEED: "needs_adaptation.npz", Side.PATENT: "patents_adaptation.npz"}

FOREIGN: Final = "foreign_needs_adaptation.npz"
"""For needs in other languages than Chinese, which learnt further by themselves (docs/decisions/0027)."""


@dataclass(frozen=True, slots=True)
class Additions:
    """`changes` by tensor name: (wide, thin), whose product is added; `probes`: vectors of the build's probe texts."""

    changes: dict[str, tuple[Matrix, Matrix]]
    probes: Matrix

    def added_to(self, weights: Weights) -> Weights:
        """The weights for this side."""
        tensors = dict(weights.tensors)
        for name, (wide, thin) in self.changes.items():
            tensors[name] = tensors[name] + (wide @ thin).reshape(-1)
        return replace(weights, tensors=tensors)


def shipped_additions(side: Side) -> Additions:
    """Those in the package for one side; for needs, those in Chinese."""
    return _in_package(FILES[side])


def shipped_foreign_additions() -> Additions:
    """Those in the package for needs in other languages."""
    return _in_package(FOREIGN)


def _in_package(name: str) -> Additions:
    with files("panhuo.engine").joinpath(f"data/{name}").open("rb") as handle:
        return additions_in(handle)


def additions_in(handle: IO[bytes]) -> Additions:
    """Those in a file."""
    with np.load(handle) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files}
    probes = arrays.pop("probes")
    names = {name.rsplit(":", 1)[0] for name in arrays}
    return Additions({name: (arrays[f"{name}:wide"], arrays[f"{name}:thin"]) for name in sorted(names)}, probes)
