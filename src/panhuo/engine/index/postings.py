"""Reads the postings of one field: BM25 of all documents at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from panhuo.engine.index import arrays
from panhuo.engine.index.postings_build import K1, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.text.terms import Keys


class Postings:
    """Memory-mapped postings. Safe to share between threads."""

    def __init__(self, folder: Path, name: str) -> None:
        def read(suffix: str) -> NDArray[Any]:
            return arrays.load(folder / f"{name}.{suffix}.npy")

        self._terms, self._sizes, self._offsets = read("terms"), read("sizes"), read("offsets")
        self._rows, self._impacts, self._columns = read("rows"), read("impacts"), read("columns")
        self._column = {int(place): column for column, place in enumerate(read("dense"))}
        self.mean_length = float(np.asarray(read("mean"))[0])

    @property
    def terms(self) -> Keys:
        """All terms, ascending."""
        return self._terms.view(np.uint64)

    def portions(self, size: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]]:
        """All postings, some `size` at a time: place of the term, row, impact."""
        offsets = self._offsets.astype(np.int64)
        first = 0
        while first < len(self._terms):
            last = max(int(np.searchsorted(offsets, offsets[first] + size, side="right")) - 1, first + 1)
            own = slice(int(offsets[first]), int(offsets[last]))
            terms = np.repeat(np.arange(first, last), np.diff(offsets[first : last + 1]))
            yield terms, self._rows[own].astype(np.int64), self._impacts[own].astype(np.uint8)
            first = last
        for place, column in self._column.items():
            held = np.flatnonzero(self._columns[column])
            yield np.full(len(held), place), held, self._columns[column][held].astype(np.uint8)

    def sizes(self, terms: Keys) -> NDArray[np.int64]:
        """In how many documents each term stands."""
        place, known = self._places(terms)
        return np.where(known, self._sizes[place] if len(self._terms) else 0, 0).astype(np.int64)

    def add_sparse(self, out: NDArray[np.float32], terms: Keys, weights: NDArray[np.float32]) -> int:
        """As `add_scores`, but without the terms that stand in very many documents; gives how many were added.

        `np.add.at` takes half the time of ``out[rows] += …``, which reads and writes what it gathers apart.
        """
        place, known = self._places(terms)
        factor = np.float32((K1 + 1) / STEPS)
        added = 0
        for at, weight in zip(place[known].tolist(), weights[known] * factor, strict=True):
            if at not in self._column:
                first, last = int(self._offsets[at]), int(self._offsets[at + 1])
                np.add.at(out, self._rows[first:last], np.multiply(self._impacts[first:last], weight, dtype=np.float32))
                added += last - first
        return added

    def dense_scores(self, rows: NDArray[np.int64], terms: Keys, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """What `add_sparse` leaves out, for some rows."""
        place, known = self._places(terms)
        factor = np.float32((K1 + 1) / STEPS)
        out = np.zeros(len(rows), dtype=np.float32)
        for at, weight in zip(place[known].tolist(), weights[known] * factor, strict=True):
            column = self._column.get(at)
            if column is not None:
                out += np.multiply(self._columns[column].take(rows), weight, dtype=np.float32)
        return out

    def add_scores(self, out: NDArray[np.float32], terms: Keys, weights: NDArray[np.float32]) -> None:
        """Add each term's weight times its BM25 part to every document that holds it."""
        place, known = self._places(terms)
        factor = np.float32((K1 + 1) / STEPS)
        for at, weight in zip(place[known].tolist(), weights[known] * factor, strict=True):
            column = self._column.get(at)
            if column is not None:
                out += np.multiply(self._columns[column], weight, dtype=np.float32)
                continue
            first, last = int(self._offsets[at]), int(self._offsets[at + 1])
            np.add.at(out, self._rows[first:last], np.multiply(self._impacts[first:last], weight, dtype=np.float32))

    def _places(self, terms: Keys) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        if not len(self._terms):
            return np.zeros(len(terms), np.int64), np.zeros(len(terms), np.bool_)
        place = np.minimum(np.searchsorted(self._terms, terms), len(self._terms) - 1)
        return place, self._terms[place] == terms
