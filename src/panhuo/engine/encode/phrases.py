"""What Panhuo learnt about phrases: heads on the careful encoder's last hidden states, for late interaction.

Trained by ``bench/training/train_phrases.py`` and ``train_both.py``. A patent's states pass a small network of two
matrices and are projected to 128 directions; every few neighbouring ones become one unit vector. A need's are projected
alike, brought to unit length and weighted by how much the token matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from panhuo.engine.encode.graph import Graph
    from panhuo.engine.encode.protocol import Codes, Matrix

TOKEN_DIM: Final = 128

WINDOW: Final = 4
MOST_WINDOWS: Final = 48
"""A patent is kept as one vector for every four tokens, or for more where that would be over 48 vectors."""

OUTPUT: Final = "phrases"


@dataclass(frozen=True, slots=True)
class Heads:
    """The learnt matrices by name: patent.inner, patent.outer, patent.turn, need.turn, need.telling."""

    weights: dict[str, Matrix]
    biases: dict[str, Matrix]

    def of_patents(self, graph: Graph, hidden: str) -> None:
        """Projected states of a patent, one row a token."""
        inner = graph.node("Gelu", "patent.gelu", self._dense(graph, hidden, "patent.inner"))
        moved = graph.node("Add", "patent.moved", hidden, self._dense(graph, inner, "patent.outer"))
        graph.node("Identity", OUTPUT, self._dense(graph, moved, "patent.turn"))

    def of_needs(self, graph: Graph, hidden: str) -> None:
        """Unit vectors of a need's tokens times their share of the whole."""
        turned = graph.node("LpNormalization", "need.unit", self._dense(graph, hidden, "need.turn"), axis=1, p=2)
        telling = graph.node("Softplus", "need.share", self._dense(graph, hidden, "need.telling"))
        graph.constant("need.axis", np.array([0], dtype=np.int64))
        whole = graph.node("ReduceSum", "need.whole", telling, "need.axis", keepdims=1)
        graph.node("Mul", OUTPUT, turned, graph.node("Div", "need.part", telling, whole))

    def names(self) -> list[str]:
        """Names of the matrix products, which stay in 32 bits."""
        return [f"{name}.mul" for name in self.weights]

    def _dense(self, graph: Graph, value: str, name: str) -> str:
        return graph.dense(value, name, self.weights[name].T, self.biases[name])


SHIPPED: Final = "phrases.npz"
FOREIGN: Final = "foreign_phrases.npz"
"""Heads for needs in other languages than Chinese; those for patents are the same."""


def shipped_heads(name: str = SHIPPED) -> Heads:
    """Those in the package."""
    with files("panhuo.engine").joinpath(f"data/{name}").open("rb") as handle, np.load(handle) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files}
    names = sorted({name.rsplit(".", 1)[0] for name in arrays})
    return Heads({name: arrays[f"{name}.w"] for name in names}, {name: arrays[f"{name}.b"] for name in names})


def windowed(phrases: Matrix) -> Codes:
    """Neighbouring tokens of a patent as one unit vector each, in 8 bits."""
    size = max(WINDOW, -(-len(phrases) // MOST_WINDOWS))
    sums = np.add.reduceat(phrases, np.arange(0, len(phrases), size), axis=0)
    unit = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    codes: Codes = np.round(unit * 127).astype(np.int8)
    return codes
