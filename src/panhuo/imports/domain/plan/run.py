"""The job that plans an import: chunk by chunk, each with its place in the file, so that a kill loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from panhuo.imports.domain.plan.chunk import Chunk, plan_chunk
from panhuo.imports.domain.plan.circles import close_circles
from panhuo.imports.domain.plan.files import Readable, open_file
from panhuo.imports.domain.round import Round
from panhuo.imports.enums import FileState, ImportState
from panhuo.imports.models import ImportFile, ImportKey
from panhuo.imports.targets.registry import target_of
from panhuo.intake.api import Row

CHUNK_ROWS = 500
CHUNK_CHARS = 4_000_000
"""A chunk ends at so many rows, or once its cells hold so much text: memory stays bounded whatever is in the cells."""
_DELETED_AT_ONCE = 2000


def plan(work: Round) -> dict[str, int]:
    """Plan all files that wait. Files that can't be read or need a mapping don't stop the others."""
    opened: list[tuple[ImportFile, list[Readable]]] = []
    _forget_old_rows(work)
    for file in work.batch.files.filter(state=FileState.WAITING):
        tables = open_file(file, batch=work.batch)
        with work.chunk():
            file.save(update_fields=("state", "error", "notes", "tables", "layout", "total"))
        if file.state == FileState.WAITING:
            opened.append((file, tables))
    work.total = sum(file.total or 0 for file in work.batch.files.all())
    for file, tables in opened:
        _plan_file(file, tables, work)
    return _close(work)


def _plan_file(file: ImportFile, tables: list[Readable], work: Round) -> None:
    for item in tables:
        for rows in _chunks(_unread(item, file.cursor)):
            with work.chunk() as batch:
                chunk = Chunk(file, item.mapping, rows)
                plan_chunk(chunk, batch=batch, target=target_of(batch.target), actor=work.actor)
                file.cursor = {"table": item.index, "row": rows[-1].number}
                file.save(update_fields=("cursor",))
                work.advance(len(rows))
    file.state = FileState.PLANNED
    with work.chunk():
        file.save(update_fields=("state",))


def _unread(item: Readable, cursor: dict[str, int]) -> Iterator[Row]:
    """The rows behind the cursor."""
    table, number = cursor.get("table", -1), cursor.get("row", -1)
    if item.index < table:
        return iter(())
    rows = item.table.rows
    return (row for row in rows if row.number > number) if item.index == table else rows


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    held = 0
    for row in rows:
        part.append(row)
        held += sum(len(cell) for cell in row.cells if cell)
        if len(part) >= CHUNK_ROWS or held >= CHUNK_CHARS:
            yield part
            part, held = [], 0
    if part:
        yield part


def _forget_old_rows(work: Round) -> None:
    """Files that are read from their start have no rows yet; what an earlier mapping left is removed."""
    while True:
        with work.chunk() as batch:
            fresh = [file.pk for file in batch.files.filter(state=FileState.WAITING) if not file.cursor]
            rows = batch.rows.filter(file__in=fresh).order_by("-pk")
            old = list(rows.values_list("pk", flat=True)[:_DELETED_AT_ONCE])
            if not old:
                return
            ImportKey.objects.filter(batch=batch, row__in=old).delete()
            batch.rows.filter(pk__in=old).delete()


def _close(work: Round) -> dict[str, int]:
    with work.chunk() as batch:
        close_circles(batch)
        states = set(batch.files.values_list("state", flat=True))
        if FileState.NEEDS_MAPPING in states:
            return work.finish(batch, ImportState.NEEDS_MAPPING)
        if FileState.PLANNED not in states:
            return work.finish(batch, ImportState.FAILED, error={"code": "files"})
        return work.finish(batch, ImportState.PLANNED)
