"""One segment as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.index import arrays
from panhuo.engine.index.facets import Facets
from panhuo.engine.index.ids import IdTable
from panhuo.engine.index.postings import Postings
from panhuo.engine.index.strings import Strings
from panhuo.engine.index.tokens import Tokens
from panhuo.engine.index.vectors import FILE as VECTORS
from panhuo.engine.index.vectors import Vectors
from panhuo.engine.index.writer import CHARACTERS, PAIRS, SAMPLE, STRIDE
from panhuo.engine.types import Doc

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LARGE = 150_000
"""From so many documents on, a sample stands for all where mean and deviation are wanted."""


class Segment:
    """Memory-mapped files of a segment, and which of its rows are alive. Safe to share between threads."""

    def __init__(self, folder: Path, *, dead: NDArray[np.uint32] | None = None, tokens: int = 0) -> None:
        self.names = Strings(folder, "ids", packed=False)
        self.texts = Strings(folder, "texts", packed=True)
        self.ids = IdTable(folder, self.names)
        self.facets = Facets(folder, len(self.names))
        self.versions = arrays.load(folder / "versions.npy")
        self.chinese = arrays.load(folder / "chinese.npy")
        self.characters = Postings(folder, CHARACTERS)
        self.pairs = Postings(folder, PAIRS)
        self.sample = None
        if len(self.names) >= LARGE and (folder / f"{SAMPLE}{PAIRS}.terms.npy").exists():
            self.sample = (Postings(folder, SAMPLE + CHARACTERS), Postings(folder, SAMPLE + PAIRS))
        self.vectors = Vectors(folder) if (folder / VECTORS).exists() else None
        self.tokens = Tokens(folder, tokens) if tokens else None
        self.alive = np.ones(len(self.names), dtype=np.bool_)
        if dead is not None:
            self.alive[dead] = False

    def __len__(self) -> int:
        return len(self.names)

    @property
    def sampled(self) -> NDArray[np.int64]:
        """Rows of the documents in the sample."""
        return np.arange(0, len(self), STRIDE)

    def row(self, doc_id: str) -> int | None:
        """Row of a living document."""
        return next((row for row in self.ids.rows(doc_id) if self.alive[row]), None)

    def docs(self, rows: list[int]) -> list[Doc]:
        """The documents of some rows as they were indexed (title and text in one), for rewriting a small segment."""
        facets: dict[int, dict[str, tuple[str, ...]]] = {row: {} for row in rows}
        for field in self.facets.fields:
            for value, holders in self.facets.of_rows(field).items():
                for row in holders:
                    if row in facets:
                        facets[row][field] = (*facets[row].get(field, ()), value)
        return [
            Doc(
                id=self.names[row],
                title="",
                text=self.texts[row],
                facets=facets[row],
                version=int(self.versions[row]),
            )
            for row in rows
        ]
