"""Spreadsheets: sheets as the child wrote them down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from panhuo.intake.files.raw import RawRow, RawSheet
from panhuo.intake.files.spawn import spool_spreadsheet
from panhuo.intake.files.spool import Spool
from panhuo.intake.limits import Limits


@dataclass
class _Part:
    """A sheet's place in the spool file."""

    head: dict[str, Any]
    offset: int
    rows: int = field(default=0)


def read_workbook(path: Path, *, limits: Limits) -> list[RawSheet]:
    """All sheets that have rows, in their order. Raises IntakeError."""
    spool = spool_spreadsheet(path, limits=limits)
    return [_sheet(spool, part) for part in _parts(spool.path) if part.rows]


def _parts(path: Path) -> list[_Part]:
    parts: list[_Part] = []
    with path.open("rb") as file:
        while line := file.readline():
            if line.startswith(b'{"sheet"'):
                parts.append(_Part(json.loads(line), file.tell()))
            elif line.startswith(b"["):
                parts[-1].rows += 1
    return parts


def _sheet(spool: Spool, part: _Part) -> RawSheet:
    merged = tuple(tuple(area) for area in part.head["merged"])

    def rows() -> Iterator[RawRow]:
        fill = _Filler(merged)
        with spool.path.open("rb") as file:
            file.seek(part.offset)
            for _ in range(part.rows):
                number, cells = json.loads(file.readline())
                yield RawRow(number, fill(number, cells))

    return RawSheet(part.head["sheet"], rows, merged, frozenset(part.head["uncomputed"]))


class _Filler:
    """Gives each row of a vertically merged area the area's value; a spreadsheet keeps it in the first row only."""

    def __init__(self, merged: tuple[tuple[int, int, int, int], ...]) -> None:
        self._starts = {(top + 1, left): bottom + 1 for top, left, bottom, _ in merged if bottom > top}
        self._open: dict[int, tuple[int, Any]] = {}

    def __call__(self, number: int, cells: list[Any]) -> tuple[Any, ...]:
        if not self._starts:
            return tuple(cells)
        self._open = {column: held for column, held in self._open.items() if held[0] >= number}
        for column, (_, value) in self._open.items():
            cells.extend([None] * (column + 1 - len(cells)))
            if cells[column] is None:
                cells[column] = value
        for column, value in enumerate(cells):
            if value is not None and (end := self._starts.get((number, column))):
                self._open[column] = (end, value)
        return tuple(cells)
