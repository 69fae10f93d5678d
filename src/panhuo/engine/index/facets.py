"""Filter values of documents: rows by field and value, turned into masks that are kept."""

from __future__ import annotations

import json
from collections import defaultdict
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.types import Filters

KEPT: Final = 512
"""Masks kept in memory at most…"""

KEPT_BYTES: Final = 64_000_000
"""…and bytes, of which a mask costs one a document; eight are kept in any case."""

FEWEST: Final = 8


class FacetWriter:
    """Collects the rows of every value."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, row: int, facets: Filters) -> None:
        for field, values in facets.items():
            for value in dict.fromkeys(values):
                self._rows[field][value].append(row)

    def write(self, folder: Path) -> None:
        spans: dict[str, dict[str, tuple[int, int]]] = {}
        pieces: list[NDArray[np.uint32]] = []
        at = 0
        for field, values in self._rows.items():
            spans[field] = {}
            for value, rows in values.items():
                spans[field][value] = (at, at + len(rows))
                at += len(rows)
                pieces.append(np.array(rows, dtype=np.uint32))
        arrays.save(folder / "facet_rows.npy", np.concatenate(pieces) if pieces else np.zeros(0, np.uint32))
        (folder / "facets.json").write_text(json.dumps(spans, ensure_ascii=False), encoding="utf-8")


class Facets:
    """Masks for filters over one segment. Safe to share between threads."""

    def __init__(self, folder: Path, size: int) -> None:
        self._size = size
        self._rows = arrays.load(folder / "facet_rows.npy")
        self._spans: dict[str, dict[str, list[int]]] = json.loads((folder / "facets.json").read_text("utf-8"))
        self._kept: dict[tuple[str, str], NDArray[np.bool_]] = {}
        self._most = max(FEWEST, min(KEPT, KEPT_BYTES // max(size, 1)))
        self._lock = Lock()

    def mask(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which rows pass; None if nothing is asked. A field with no accepted value lets nothing pass."""
        total: NDArray[np.bool_] | None = None
        for field, values in filters.items():
            one = np.zeros(self._size, dtype=np.bool_)
            for value in values:
                one |= self._value(field, value)
            total = one if total is None else total & one
        return total

    def of_rows(self, field: str) -> dict[str, list[int]]:
        """Rows of every value of a field (for rewriting small segments)."""
        spans = self._spans.get(field, {})
        return {value: self._rows[first:last].tolist() for value, (first, last) in spans.items()}

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self._spans)

    def _value(self, field: str, value: str) -> NDArray[np.bool_]:
        key = (field, value)
        found = self._kept.get(key)
        if found is None:
            first, last = self._spans.get(field, {}).get(value, (0, 0))
            found = np.zeros(self._size, dtype=np.bool_)
            found[self._rows[first:last]] = True
            with self._lock:
                if len(self._kept) >= self._most:
                    self._kept.clear()
                self._kept[key] = found
        return found
