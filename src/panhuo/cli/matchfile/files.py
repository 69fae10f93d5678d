"""Tables of a file become parsed rows, with an account of what was read and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from panhuo.intake.api import CellProblem, IntakeError, Kind, Mapping, Row, Table, layouts, read_tables


class _Parsed(Protocol):
    @property
    def refused(self) -> bool: ...
    @property
    def problems(self) -> tuple[CellProblem, ...]: ...


Parsed = TypeVar("Parsed", bound=_Parsed)
Report = Callable[[int, int], None]


@dataclass
class SheetAccount:
    """What happened to one sheet."""

    file: str
    sheet: str
    layout: str
    rows: int = 0
    taken: int = 0
    refused: int = 0
    note: str = ""


@dataclass
class Reading(Generic[Parsed]):
    """Rows that were taken, and the account of all."""

    rows: list[Parsed] = field(default_factory=list)
    sheets: list[SheetAccount] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read_file(path: Path, kind: Kind, parse: Callable[[Row, Mapping], Parsed], *, progress: Report) -> Reading[Parsed]:
    """Read all sheets of a file that hold rows of this kind.

    Raises IntakeError where the file can't be read, where no sheet has a heading that we need, and where no row is
    left.
    """
    tables = read_tables(path, kind=kind)
    reading: Reading[Parsed] = Reading()
    usable = [table for table in tables if not table.mapping.missing]
    total = sum(table.row_count for table in usable)
    for table in tables:
        account = SheetAccount(table.file, table.sheet, label_of(table.mapping), table.row_count)
        reading.sheets.append(account)
        if table.mapping.missing:
            account.note = f"表头中没有 {'、'.join(table.mapping.missing)}，没有读取这张表"
            continue
        for row in _rows(table, parse, account, reading):
            reading.rows.append(row)
            if len(reading.rows) % 200 == 0:
                progress(sum(sheet.taken + sheet.refused for sheet in reading.sheets), total)
    progress(total, total)
    if not usable:
        raise _unknown_headings(path, tables)
    if not reading.rows:
        raise _nothing_left(path, reading.problems)
    return reading


def _rows(
    table: Table, parse: Callable[[Row, Mapping], Parsed], account: SheetAccount, reading: Reading[Parsed]
) -> Iterator[Parsed]:
    for row in table.rows:
        parsed = parse(row, table.mapping)
        reading.problems.extend(parsed.problems)
        if parsed.refused:
            account.refused += 1
        else:
            account.taken += 1
            yield parsed


def label_of(mapping: Mapping) -> str:
    """The layout's Chinese name."""
    known = {(layout.name, layout.kind): layout.label for layout in layouts()}
    return known.get((mapping.layout, mapping.kind), "一般表格")


def _unknown_headings(path: Path, tables: list[Table]) -> IntakeError:
    table = max(tables, key=lambda item: len(item.mapping.columns))
    headings = "、".join(heading for heading in table.headings if heading)[:120]
    template = "文件“%(file)s”的表头中没有 %(missing)s。读到的表头是：%(headings)s"
    params = {"file": path.name, "missing": "、".join(table.mapping.missing), "headings": headings}
    return IntakeError("headings", template, params)


def _nothing_left(path: Path, problems: list[CellProblem]) -> IntakeError:
    first = problems[0]
    template = "文件“%(file)s”没有一行可用。第一处：%(place)s %(message)s"
    return IntakeError("no_usable_rows", template, {"file": path.name, "place": first.place, "message": first.message})
