"""Takes values out of one row and collects what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from panhuo.intake.layouts.mapping import Mapping
from panhuo.intake.problems import CellProblem, Severity, column_letter
from panhuo.intake.table import Row
from panhuo.intake.text import clean, shorten


class RowReader:
    """Cells of one row by field. `problems` grows with each complaint."""

    def __init__(self, row: Row, mapping: Mapping) -> None:
        self.row, self.mapping = row, mapping
        self.problems: list[CellProblem] = list(row.problems)

    def cells(self, field: str) -> Iterator[tuple[int, str]]:
        """(column, cleaned text) of the field's filled columns, the best first."""
        for column in self.mapping.sources.get(field, ()):
            if column < len(self.row.cells) and (text := clean(self.row.cells[column])) is not None:
                yield column, text

    def first(self, field: str) -> tuple[int, str] | None:
        """The best filled column."""
        return next(self.cells(field), None)

    def text(self, field: str) -> str | None:
        """The best filled column's text."""
        found = self.first(field)
        return found[1] if found else None

    def joined(self, field: str, *, separator: str = "\n") -> str | None:
        """All filled columns in the order in which they stand, without repetition."""
        texts = dict.fromkeys(text for _, text in sorted(self.cells(field)))
        return separator.join(texts) or None

    def unmapped(self) -> dict[str, str]:
        """Heading → text of filled columns that no field takes; nothing of the row is lost."""
        found: dict[str, str] = {}
        taken = {column for columns in self.mapping.sources.values() for column in columns}
        for column, value in enumerate(self.row.cells):
            if column not in taken and (text := clean(value)) is not None:
                found[self.heading(column) or f"{column_letter(column)} 列"] = text
        return found

    def heading(self, column: int) -> str:
        """The heading as it stands in the file."""
        return self.mapping.headings[column] if column < len(self.mapping.headings) else ""

    def complain(self, column: int | None, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        """Note a problem of a cell, or of the row where `column` is None."""
        row, heading, letter, value = self.row, "", "", ""
        if column is not None:
            heading, value = self.heading(column), shorten(row.cells[column] or "")
            letter = "" if self.keyed else column_letter(column)
        problem = CellProblem(row.file, row.sheet, row.number, letter, shorten(heading), value, code, message, severity)
        self.problems.append(problem)

    @property
    def keyed(self) -> bool:
        """Whether the file is jsonl: that has keys, no column letters."""
        return self.mapping.layout == "json" or self.row.file.lower().endswith((".jsonl", ".jsonl.gz"))
