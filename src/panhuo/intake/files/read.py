"""Any file we know becomes tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from panhuo.intake.errors import IntakeError
from panhuo.intake.files.delimited import read_delimited
from panhuo.intake.files.gunzip import gunzip
from panhuo.intake.files.header import SEARCHED_ROWS, Header, find_header
from panhuo.intake.files.jsonlines import read_jsonl, too_long
from panhuo.intake.files.messages import refusal, size
from panhuo.intake.files.raw import RawRow, RawSheet
from panhuo.intake.files.sniff import FileForm, sniff
from panhuo.intake.files.spool import Spool
from panhuo.intake.files.workbook import read_workbook
from panhuo.intake.layouts.mapping import Kind
from panhuo.intake.limits import DEFAULT_LIMITS, Limits
from panhuo.intake.phrases import gettext_noop
from panhuo.intake.problems import CellProblem, column_letter
from panhuo.intake.table import Row, Table
from panhuo.intake.text import shorten

OWN_SHEETS: Final = frozenset({"填写说明", "选项", "问题清单"})
"""Sheets that we add ourselves to templates and to workbooks that go back; they are never data."""


def read_table(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, kind: Kind | None = None, name: str | None = None
) -> Table:
    """The table of a file: of several sheets the one whose headings are known best, else the first.

    Raises IntakeError as `read_tables` does.
    """
    tables = read_tables(path, limits=limits, kind=kind, name=name)
    return max(tables, key=lambda table: len(set(table.mapping.columns.values())))


def read_tables(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, kind: Kind | None = None, name: str | None = None
) -> list[Table]:
    """One table for each sheet that has data, by the file's content: xlsx, xls, xlsb, CSV, TSV, jsonl, each also .gz.

    `kind` says what the rows are, where it is known ("patents" or "needs"); `name` is the user's own file name, for
    messages. Raises IntakeError (see files/messages.py for the codes) for a file that can't be read.
    """
    shown = name or path.name
    try:
        return _read(path, shown, kind=kind, limits=limits)
    except IntakeError as error:
        raise IntakeError(error.code, error.template, {**error.params, "file": shown}) from error.__cause__


def _read(path: Path, name: str, *, kind: Kind | None, limits: Limits) -> list[Table]:
    if not path.is_file():
        raise refusal("folder" if path.is_dir() else "missing", file=name)
    if (length := path.stat().st_size) > limits.file_bytes:
        raise refusal("too_large", file=name, size=size(length), limit=size(limits.file_bytes))
    form = sniff(path)
    if form is FileForm.GZIP:
        spool = gunzip(path, limits=limits)
        return [_keep(table, spool) for table in _read_plain(spool.path, name, kind=kind, limits=limits)]
    return _read_plain(path, name, kind=kind, limits=limits)


def _read_plain(path: Path, name: str, *, kind: Kind | None, limits: Limits) -> list[Table]:
    form = sniff(path)
    if form is FileForm.JSONL:
        return [read_jsonl(path, name=name, kind=kind, limits=limits)]
    if form is FileForm.TEXT:
        sheets = [read_delimited(path, limits=limits)]
    elif form is FileForm.SPREADSHEET:
        sheets = [sheet for sheet in read_workbook(path, limits=limits) if sheet.name not in OWN_SHEETS]
    else:
        raise refusal("zip_not_workbook", file=name)
    tables = [_table(sheet, name, kind=kind, limits=limits) for sheet in sheets]
    filled = [table for table in tables if table is not None and table.row_count]
    if filled:
        return filled
    raise refusal("no_rows" if any(tables) else "empty", file=name)


def _table(sheet: RawSheet, name: str, *, kind: Kind | None, limits: Limits) -> Table | None:
    first = list(islice(sheet.rows(), SEARCHED_ROWS))
    if not first:
        return None
    header = find_header(first, kind=kind, merged=sheet.merged)
    count, width = 0, len(header.headings)
    for row in _data(sheet, header):
        count += 1
        width = max(width, len(row.cells))
        if count > limits.rows:
            raise refusal("too_many_rows", file=name, sheet=sheet.name, row=row.number)
    headings = header.headings + ("",) * (width - len(header.headings))

    def rows() -> Iterator[Row]:
        for raw in _data(sheet, header):
            yield _finish(raw, sheet, name, headings, limits=limits)

    return Table(name, sheet.name, header.number, headings, header.mapping, count, rows)


def _data(sheet: RawSheet, header: Header) -> Iterator[RawRow]:
    """Rows below the heading; a heading repeated further down (several exports in one sheet) is passed over."""
    for row in sheet.rows():
        if row.number <= header.number:
            continue
        texts = tuple(cell.strip() if isinstance(cell, str) else "" for cell in row.cells)
        if texts != header.headings[: len(texts)] or len(texts) < 2:  # noqa: PLR2004
            yield row


def _finish(raw: RawRow, sheet: RawSheet, file: str, headings: tuple[str, ...], *, limits: Limits) -> Row:
    problems: list[CellProblem] = []
    cells: list[str | None] = []
    for index, cell in enumerate(raw.cells):
        if isinstance(cell, int):
            place = {"file": file, "sheet": sheet.name, "column": column_letter(index)}
            heading = shorten(headings[index])
            problems.append(too_long(cell, row=raw.number, heading=heading, limits=limits, **place))
            cells.append(None)
        else:
            cells.append(cell)
    cells.extend([None] * (len(headings) - len(cells)))
    if sheet.uncomputed:
        problems.extend(_uncomputed(raw, sheet, file, headings))
    return Row(raw.number, tuple(cells), file, sheet.name, tuple(problems))


def _uncomputed(raw: RawRow, sheet: RawSheet, file: str, headings: tuple[str, ...]) -> Iterator[CellProblem]:
    for index, heading in enumerate(headings):
        letter = column_letter(index)
        if f"{letter}{raw.number}" in sheet.uncomputed:
            note = gettext_noop("这一格的公式没有保存计算结果，请用 Excel 打开并保存一次，或改为数值")
            yield CellProblem(file, sheet.name, raw.number, letter, shorten(heading), "", "formula", note)


def _keep(table: Table, spool: Spool) -> Table:
    """The table holds on to the unpacked file as long as it is read."""
    source = table.source

    def rows(held: Spool = spool) -> Iterator[Row]:
        yield from source() if held else ()

    return replace(table, source=rows)
