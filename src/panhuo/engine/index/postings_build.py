"""Builds the postings of one field in chunks, so that memory does not grow with the number of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.text.counts import Counts
    from panhuo.engine.text.terms import Keys

K1: Final = 1.5
B: Final = 0.75
"""BM25's saturation and length weight (ranking.md: its grid moved MRR by 0.02 at most)."""

DENSE_SHARE: Final = 0.05
"""A term in more than a twentieth of the documents gets a byte for each document.

Above a fifth that is smaller than postings; below, it is what lets a large index add such terms for candidates only.
"""

STEPS: Final = 255
"""A posting keeps count·(k1+1)/(count+norm), which lies below k1+1, in so many steps."""


class PostingsBuilder:
    """Takes counts chunk by chunk; `finish` merges them."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._chunks: list[tuple[Path, int]] = []
        self._own: list[Path] = []
        self._lengths: list[NDArray[np.uint32]] = []
        self._size = 0

    def add(self, counts: Counts) -> None:
        """Take a chunk, kept in this folder until the end."""
        path = self._folder / f"{self._name}-chunk{len(self._chunks)}.npz"
        save_chunk(path, counts)
        self._own.append(path)
        self.add_saved(path)

    def add_saved(self, path: Path) -> None:
        """Take a chunk that `save_chunk` wrote and somebody else keeps."""
        with np.load(path) as chunk:
            lengths = chunk["lengths"]
        self._chunks.append((path, self._size))
        self._lengths.append(lengths)
        self._size += len(lengths)

    def finish(self, *, mean_length: float | None = None) -> float:
        """Write the postings; gives the mean length.

        `mean_length` overrides it, for a delta or a sample that shares its base's statistics.
        """
        lengths = np.concatenate(self._lengths) if self._lengths else np.zeros(0, np.uint32)
        mean = mean_length or (float(lengths.mean()) if len(lengths) else 1.0) or 1.0
        norms = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        terms, sizes = self._vocabulary()
        dense = np.flatnonzero(sizes > DENSE_SHARE * self._size)
        kept = sizes.copy()
        kept[dense] = 0
        offsets = np.concatenate([[0], np.cumsum(kept)]).astype(np.uint64)
        rows = np.zeros(int(offsets[-1]), dtype=np.uint32)
        impacts = np.zeros(int(offsets[-1]), dtype=np.uint8)
        columns = np.zeros((len(dense), self._size), dtype=np.uint8)
        self._fill(terms, offsets, dense, norms, out=(rows, impacts, columns))
        for suffix, array in (
            ("terms", terms), ("sizes", sizes.astype(np.uint32)), ("offsets", offsets), ("rows", rows),
            ("impacts", impacts), ("dense", dense.astype(np.uint32)), ("columns", columns),
            ("mean", np.array([mean])),
        ):  # fmt: skip
            arrays.save(self._folder / f"{self._name}.{suffix}.npy", array)
        for path in self._own:
            path.unlink()
        return mean

    def _vocabulary(self) -> tuple[Keys, NDArray[np.int64]]:
        """All terms, and in how many documents each one stands."""
        terms = np.zeros(0, dtype=np.uint64)
        sizes = np.zeros(0, dtype=np.int64)
        for path, _ in self._chunks:
            with np.load(path) as chunk:
                own, counts = chunk["terms"], chunk["sizes"]
            merged = np.union1d(terms, own)
            grown = np.zeros(len(merged), dtype=np.int64)
            grown[np.searchsorted(merged, terms)] += sizes
            grown[np.searchsorted(merged, own)] += counts
            terms, sizes = merged, grown
        return terms, sizes

    def _fill(
        self,
        terms: Keys,
        offsets: NDArray[np.uint64],
        dense: NDArray[np.int64],
        norms: NDArray[np.float32],
        *,
        out: tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.uint8]],
    ) -> None:
        rows, impacts, columns = out
        written = offsets[:-1].astype(np.int64)
        column_of = np.full(len(terms), -1, dtype=np.int64)
        column_of[dense] = np.arange(len(dense))
        for path, first in self._chunks:
            with np.load(path) as chunk:
                own, counts = np.searchsorted(terms, chunk["terms"]), chunk["sizes"].astype(np.int64)
                doc = chunk["rows"].astype(np.int64) + first
                impact = _impact(chunk["counts"], norms[doc])
            place = np.repeat(own, counts)
            column = column_of[place]
            wide = column >= 0
            columns[column[wide], doc[wide]] = impact[wide]
            narrow = column_of[own] < 0
            own, counts = own[narrow], counts[narrow]
            start = np.cumsum(counts) - counts
            at = np.arange(int(counts.sum())) + np.repeat(written[own] - start, counts)
            rows[at] = doc[~wide]
            impacts[at] = impact[~wide]
            written[own] += counts


def save_chunk(path: Path, counts: Counts) -> None:
    """Write counts of a chunk: each term once with its size, then rows and counts."""
    terms, sizes = np.unique(counts.terms, return_counts=True)
    small = np.uint16 if len(counts.lengths) <= np.iinfo(np.uint16).max else np.uint32
    with path.open("wb") as handle:
        np.savez(
            handle, terms=terms, sizes=sizes.astype(np.uint32), rows=counts.rows.astype(small),
            counts=np.minimum(counts.counts, np.iinfo(np.uint16).max).astype(np.uint16), lengths=counts.lengths,
        )  # fmt: skip


def _impact(counts: NDArray[Any], norms: NDArray[np.float32]) -> NDArray[np.uint8]:
    share = counts / (counts + norms)
    steps: NDArray[np.uint8] = np.maximum(np.rint(share * STEPS), 1).astype(np.uint8)
    return steps
