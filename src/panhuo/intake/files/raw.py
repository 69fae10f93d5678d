"""Rows before anyone knows which of them is the heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

RawCell = str | int | None
"""An int stands for a text of so many characters that was too long to take."""


@dataclass(frozen=True, slots=True)
class RawRow:
    number: int
    cells: tuple[RawCell, ...]


@dataclass(frozen=True)
class RawSheet:
    """All rows of a sheet that aren't empty, as a stream that can be started again."""

    name: str
    rows: Callable[[], Iterator[RawRow]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    uncomputed: frozenset[str] = field(default_factory=frozenset)
