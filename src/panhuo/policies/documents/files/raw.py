"""Lines before they are numbered, and how a table becomes lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HEADING_CHARS: Final = 20


@dataclass(frozen=True, slots=True)
class RawLine:
    text: str
    page: int | None = None
    is_row: bool = False
    sheet: str = ""
    number: int | None = None


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line a row; where the first row looks like headings, each value gets its heading before it."""
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(filled) == 1 or not filled:
        return [_plain(row) for row in filled]
    head = filled[0]
    if not _is_heading(head):
        return [_plain(row) for row in filled]
    return [_plain(head), *(_named(head, row) for row in filled[1:])]


def _is_heading(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) > 1 and all(
        len(cell) <= _HEADING_CHARS and not any(char.isdigit() for char in cell) for cell in cells
    )


def _plain(row: Sequence[str]) -> str:
    return "，".join(_distinct(row))


def _named(head: Sequence[str], row: Sequence[str]) -> str:
    """Numbers of rows and repeated cells say nothing; a value equal to its heading needs none."""
    pairs = []
    for index, cell in enumerate(row):
        name = head[index] if index < len(head) else ""
        if cell and name not in {"序号", "编号"}:
            pairs.append(f"{name}：{cell}" if name and name != cell else cell)
    return "，".join(pairs)


def _distinct(row: Sequence[str]) -> list[str]:
    """Merged cells come twice; say them once."""
    return [cell for index, cell in enumerate(row) if cell and (index == 0 or cell != row[index - 1])]
