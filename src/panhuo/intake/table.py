"""A table as read from a file: headings and a stream of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from panhuo.intake.layouts.mapping import Mapping
from panhuo.intake.problems import CellProblem

Cells = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data. `number` is the row's number in the file as its user sees it."""

    number: int
    cells: Cells
    file: str = ""
    sheet: str = ""
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook, or a text file.

    `sheet` is empty for text files; `header_row` is the number of the (last) heading row, 0 where keys are the
    headings (jsonl). `mapping` is what `recognise` said of the headings. Each iteration of `rows` starts anew.
    """

    file: str
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    mapping: Mapping
    row_count: int
    source: Callable[[], Iterator[Row]] = field(repr=False)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of data in their order; nothing is held in memory."""
        return self.source()
