"""Finds the heading row under title rows, and joins headings that stand in two rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from panhuo.intake.files.raw import RawCell, RawRow
from panhuo.intake.layouts.mapping import Kind, Mapping
from panhuo.intake.layouts.recognise import recognise

SEARCHED_ROWS: Final = 10
_HEADING_CHARS: Final = 60

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Header:
    """`number` is the last heading row's number in the file; rows up to it are no data."""

    number: int
    headings: tuple[str, ...]
    mapping: Mapping


def find_header(rows: Sequence[RawRow], *, kind: Kind | None, merged: Sequence[Area] = ()) -> Header:
    """The best heading among the first ten rows: the one (or two together) with the most columns that we know.

    Where no row has a known heading, the first row with more than one short text is it.
    """
    searched = rows[:SEARCHED_ROWS]
    best: Header | None = None
    best_score = (0, 0)
    for index, row in enumerate(searched):
        for headings, width in _candidates(row, searched[index - 1] if index else None, merged):
            mapping = recognise(headings, kind=kind)
            score = (len(set(mapping.columns.values())), -width)
            if score[0] and score > best_score:
                best, best_score = Header(row.number, headings, mapping), score
    if best is not None:
        return best
    row = next((row for row in searched if _looks_like_heading(row)), searched[0])
    headings = tuple(_text(cell) for cell in row.cells)
    return Header(row.number, headings, recognise(headings, kind=kind))


def _candidates(row: RawRow, above: RawRow | None, merged: Sequence[Area]) -> list[tuple[tuple[str, ...], int]]:
    """The row alone and, where the row above is near, both together; with the number of rows used."""
    alone = tuple(_text(cell) for cell in row.cells)
    found = [(alone, 1)]
    if above is not None and above.number == row.number - 1:
        found.append((_joined(row, above, merged), 2))
    return found


def _joined(row: RawRow, above: RawRow, merged: Sequence[Area]) -> tuple[str, ...]:
    """Headings of two rows: a group heading over several columns goes before each of them."""
    width = max(len(row.cells), len(above.cells))
    lower = [_text(cell) for cell in row.cells] + [""] * (width - len(row.cells))
    upper = [_text(cell) for cell in above.cells] + [""] * (width - len(above.cells))
    for top, left, _, right in merged:
        if top + 1 == above.number and right > left and left < width:
            upper[left : right + 1] = [upper[left]] * (min(right, width - 1) - left + 1)
    return tuple(_pair(up, low) for up, low in zip(upper, lower, strict=True))


def _pair(upper: str, lower: str) -> str:
    if not lower or lower == upper:
        return upper
    return f"{upper} / {lower}" if upper else lower


def _text(cell: RawCell) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _looks_like_heading(row: RawRow) -> bool:
    texts = [_text(cell) for cell in row.cells if cell is not None]
    return len(texts) > 1 and all(0 < len(text) <= _HEADING_CHARS for text in texts)
