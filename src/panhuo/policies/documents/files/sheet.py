"""A workbook to lines, through intake's bounded reader."""

from __future__ import annotations

from pathlib import Path

from panhuo.intake.api import Limits, read_tables
from panhuo.policies.documents.errors import refusal
from panhuo.policies.documents.files.raw import RawLine
from panhuo.policies.documents.limits import DocumentLimits


def sheet_lines(path: Path, *, name: str, limits: DocumentLimits) -> list[RawLine]:
    """A line a row, each value with its heading. Raises IntakeError for workbooks that can't be read."""
    lines: list[RawLine] = []
    bounds = Limits(
        file_bytes=limits.file_bytes,
        sheet_unpacked_bytes=limits.unpacked_bytes,
        rows=limits.lines,
        memory_bytes=limits.memory_bytes,
        cpu_seconds=limits.cpu_seconds,
        wall_seconds=limits.wall_seconds,
    )
    chars = 0
    for table in read_tables(path, limits=bounds, name=name):
        for row in table.rows:
            pairs = zip(table.headings, row.cells, strict=False)
            cells = [(head, " ".join(cell.split())) for head, cell in pairs if cell and cell.strip()]
            text = "，".join(f"{head}：{cell}" if head and head != cell else cell for head, cell in cells)
            chars += len(text)
            if chars > limits.chars:
                raise refusal("too_long", file=name, limit=f"{limits.chars} 字")
            lines.append(RawLine(text, is_row=True, sheet=table.sheet or "1", number=row.number))
    return lines
