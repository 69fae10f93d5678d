"""A large index with careful vectors: real ones perturbed, since encoding 1,350,000 texts takes days of one core."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from panhuo.engine.api import Encoder, Matrix, Side, doc_text
from panhuo.engine.stock.read import Base, Stock
from panhuo.engine.types import Doc, Progress


class PerturbedEncoder:
    """Needs as the careful encoder reads them; patents of a stock as mixtures of their sources' vectors."""

    def __init__(self, careful: Encoder, stock: Path, size: int) -> None:
        self._careful, self._base = careful, Base.load(stock / "base.npz")
        self.name, self.dim = careful.name, careful.dim
        self._row: dict[int, int] = {}
        sources, row = [], 0
        for part in Stock(stock).patents(["title", "text", "near", "far", "paper"]):
            for title, text in zip(part["title"], part["text"], strict=True):
                self._row[hash(doc_text(Doc(id="", title=title, text=text)))] = row
                row += 1
            sources.append(np.array([part["near"], part["far"], part["paper"]], dtype=np.int32).T)
            if row >= size:
                break
        self._sources = np.concatenate(sources)

    def encode(self, texts: Sequence[str], *, side: Side, progress: Progress | None = None) -> Matrix:
        if side is Side.NEED:
            return self._careful.encode(texts, side=side, progress=progress)
        near, far, paper = self._sources[[self._row[hash(text)] for text in texts]].T
        return self._base.patents({"near": near, "far": far, "paper": paper})
