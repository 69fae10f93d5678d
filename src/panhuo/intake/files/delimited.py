"""CSV and other texts with a delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from panhuo.intake.files.encoding import detect_encoding
from panhuo.intake.files.messages import refusal
from panhuo.intake.files.raw import RawCell, RawRow, RawSheet
from panhuo.intake.limits import Limits
from panhuo.intake.text import storable

_SAMPLE: Final = 64 * 1024
_DELIMITERS: Final = ",\t;|"
_LINES: Final = 20


def read_delimited(path: Path, *, limits: Limits) -> RawSheet:
    """A CSV or TSV as rows; encoding and delimiter are found out. Raises IntakeError(encoding)."""
    encoding = detect_encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = sniff_delimiter(file.read(_SAMPLE))
    return RawSheet("", lambda: _rows(path, encoding, delimiter, limits=limits))


def sniff_delimiter(sample: str) -> str:
    """The delimiter that gives the most rows of one width above one; a comma where none does."""
    best, best_key = ",", (0, 0)
    for delimiter in _DELIMITERS:
        widths = _widths(sample, delimiter)
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
        key = (count, width) if width > 1 else (0, 0)
        if key > best_key:
            best, best_key = delimiter, key
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        rows = [row for row, _ in zip(reader, range(_LINES), strict=False) if row]
    except csv.Error:
        return []
    return [len(row) for row in rows]


def _rows(path: Path, encoding: str, delimiter: str, *, limits: Limits) -> Iterator[RawRow]:
    csv.field_size_limit(limits.line_chars)
    number = 1
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        while True:
            try:
                record = next(reader, None)
            except csv.Error as error:
                raise refusal("bad_csv", file=path.name, row=number) from error
            if record is None:
                return
            cells = [_cell(value, limits.cell_chars) for value in record]
            while cells and cells[-1] is None:
                cells.pop()
            if len(cells) > limits.columns:
                where = {"sheet": "", "row": number, "columns": len(cells), "limit": limits.columns}
                raise refusal("too_many_columns", file=path.name, **where)
            if cells:
                yield RawRow(number, tuple(cells))
            number = reader.line_num + 1


def _cell(value: str, most: int) -> RawCell:
    if not value.strip():
        return None
    return len(value) if len(value) > most else storable(value)
