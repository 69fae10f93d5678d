"""What Panhuo learnt about needs: low-rank additions to the upper layers of the careful encoder.

Trained by ``bench/training/train_needs.py`` so that a need lies near the patent that answers it; patents are encoded
as before. The file holds two thin matrices for each matrix of the upper layers, and vectors by which a build is
checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.encode.q4 import Weights


@dataclass(frozen=True, slots=True)
class Additions:
    """`changes` by tensor name: (wide, thin), whose product is added; `probes`: vectors of the build's probe texts."""

    changes: dict[str, tuple[Matrix, Matrix]]
    probes: Matrix

    def added_to(self, weights: Weights) -> Weights:
        """The weights for needs."""
        tensors = dict(weights.tensors)
        for name, (wide, thin) in self.changes.items():
            tensors[name] = tensors[name] + (wide @ thin).reshape(-1)
        return replace(weights, tensors=tensors)


def shipped_additions() -> Additions:
    """Those in the package."""
    with files("panhuo.engine").joinpath("data/needs_adaptation.npz").open("rb") as handle:
        return additions_in(handle)


def additions_in(handle: IO[bytes]) -> Additions:
    """Those in a file."""
    with np.load(handle) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files}
    probes = arrays.pop("probes")
    names = {name.rsplit(":", 1)[0] for name in arrays}
    return Additions({name: (arrays[f"{name}:wide"], arrays[f"{name}:thin"]) for name in sorted(names)}, probes)
