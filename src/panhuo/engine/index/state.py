"""What a reader holds of an index at one moment: it never changes, a newer manifest makes a new one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index import arrays
from panhuo.engine.index.manifest import read_manifest
from panhuo.engine.index.segment import Segment
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Space

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.encode.protocol import Codes, Matrix
    from panhuo.engine.index.manifest import Manifest
    from panhuo.engine.text.terms import Keys
    from panhuo.engine.types import Filters

SOME: Final = 64
"""Documents that stand for arbitrary ones."""


class State:
    """A base segment and perhaps a delta, with rows numbered through. Safe to share between threads."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        folder = path / manifest.generation
        delta = folder / manifest.delta if manifest.delta else None
        dead = arrays.load((delta or folder) / "dead.npy")
        self.segments = [Segment(folder / "base", dead=dead, tokens=manifest.tokens)]
        if delta is not None:
            self.segments.append(Segment(delta, tokens=manifest.tokens))
        self.space = None
        if manifest.encoder is not None:
            self.space = Space.load(folder, prior=prior_of(manifest.encoder, manifest.dim))
        self._first = np.cumsum([0, *(len(segment) for segment in self.segments)])

    @property
    def large(self) -> bool:
        """Whether the base segment is searched by way of samples and codes."""
        return self.segments[0].sample is not None

    def locate(self, doc_id: str) -> int | None:
        """Row of a living document."""
        for first, segment in zip(self._first.tolist(), self.segments, strict=False):
            row = segment.row(doc_id)
            if row is not None:
                return int(first + row)
        return None

    def name(self, row: int) -> str:
        segment, own = self._own(row)
        return segment.names[own]

    def text(self, row: int) -> str:
        segment, own = self._own(row)
        return segment.texts[own]

    def tokens(self, row: int) -> Codes | None:
        """What a document says phrase by phrase, if the index keeps it."""
        segment, own = self._own(row)
        codes = segment.tokens.of(own) if segment.tokens else None
        return codes if codes is not None and len(codes) else None

    @cached_property
    def some_tokens(self) -> list[Codes]:
        """What some documents say, evenly spread over the index: they stand for arbitrary ones."""
        rows = np.unique(np.linspace(0, len(self.segments[0]) - 1, SOME).astype(np.int64)) if self.segments[0] else ()
        return [codes for row in rows if (codes := self.tokens(int(row))) is not None]

    def version(self, row: int) -> int:
        segment, own = self._own(row)
        return int(segment.versions[own])

    def document_counts(self, terms: Keys) -> tuple[int, NDArray[np.int64]]:
        """How many documents there are, and how many hold each of the terms (pairs of characters or runs)."""
        sizes = sum((segment.pairs.sizes(terms) for segment in self.segments), np.zeros(len(terms), np.int64))
        return sum(map(len, self.segments)), sizes

    def mask(self, filters: Filters, exclude: frozenset[str]) -> NDArray[np.bool_]:
        """Living rows that pass the filters and are not excluded."""
        parts = []
        for segment in self.segments:
            passed = segment.facets.mask(filters)
            parts.append(segment.alive if passed is None else segment.alive & passed)
        mask = np.concatenate(parts)
        for doc_id in exclude:
            row = self.locate(doc_id)
            if row is not None:
                mask[row] = False
        return mask

    def nearest(self, vector: Matrix, limit: int, *, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Rows nearest to a placed vector, some from every segment."""
        found = [np.zeros(0, dtype=np.int64)]
        for first, segment in zip(self._first.tolist(), self.segments, strict=False):
            own = mask[first : first + len(segment)]
            if segment.vectors is not None:
                found.append(segment.vectors.nearest(vector, limit, mask=None if own.all() else own) + first)
        return np.concatenate(found)

    def vectors_of(self, rows: NDArray[np.int64]) -> Matrix:
        """Placed vectors of rows given in ascending order."""
        parts = []
        for first, segment in zip(self._first.tolist(), self.segments, strict=False):
            own = rows[(rows >= first) & (rows < first + len(segment))] - first
            if segment.vectors is not None:
                parts.append(segment.vectors.rows(own))
        return np.concatenate(parts)

    def _own(self, row: int) -> tuple[Segment, int]:
        at = int(np.searchsorted(self._first, row, side="right")) - 1
        return self.segments[at], row - int(self._first[at])


def open_state(path: Path, *, tries: int = 5) -> State:
    """The state in force; read again if a generation was replaced between manifest and files."""
    for left in range(tries - 1, -1, -1):
        manifest = read_manifest(path)
        try:
            return State(path, manifest)
        except FileNotFoundError:
            if not left:
                raise
    raise AssertionError
