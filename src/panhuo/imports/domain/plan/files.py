"""Files are opened and their tables understood, before any row is planned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from panhuo.imports.domain.layouts import described, fingerprint_of, is_left_out, mapping_for, touch_layout
from panhuo.imports.enums import FileState, ImportTarget
from panhuo.imports.models import ImportBatch, ImportFile
from panhuo.intake.api import DEFAULT_LIMITS, IntakeError, Kind, Limits, Mapping, Table, read_tables

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Readable:
    """A table with the mapping that it is read by; `index` is its place in the file."""

    index: int
    table: Table
    mapping: Mapping


def open_file(file: ImportFile, *, batch: ImportBatch) -> list[Readable]:
    """The tables of a file that can be planned; empty where the file has to wait or can't be read.

    Sets the file's state, what its tables look like, and its error. Doesn't save.
    """
    kind: Kind = "needs" if batch.target == ImportTarget.NEEDS else "patents"
    try:
        tables = read_tables(Path(file.file.path), limits=_limits(), kind=kind, name=file.name)
    except IntakeError as error:
        file.state = FileState.FAILED
        file.error = {
            "code": error.code, "template": error.template, "params": error.params, "message": error.message,
        }  # fmt: skip
        return []
    mappings = [mapping_for(table, file=file, batch=batch) for table in tables]
    file.tables = [described(table, mapping) for table, mapping in zip(tables, mappings, strict=True)]
    readable = [
        Readable(index, table, mapping)
        for index, (table, mapping) in enumerate(zip(tables, mappings, strict=True))
        if mapping is not None
    ]
    left_out = all(is_left_out(table, file=file) for table in tables)
    file.state = FileState.WAITING if readable or left_out else FileState.NEEDS_MAPPING
    file.layout = readable[0].mapping.layout if readable else ""
    file.notes = _notes(tables, mappings, file) if readable else []
    file.total = sum(item.table.row_count for item in readable)
    for item in readable:
        touch_layout(batch, fingerprint_of(item.table.headings))
    return readable


def _notes(tables: list[Table], mappings: list[Mapping | None], file: ImportFile) -> list[dict[str, str]]:
    """Which sheets beside those that are read are not."""
    return [
        {"code": "sheet_not_read", "message": _("工作表“%(sheet)s”没有认出需要的列，没有读取") % {"sheet": table.sheet}}
        for table, mapping in zip(tables, mappings, strict=True)
        if mapping is None and not is_left_out(table, file=file)
    ]


def _limits() -> Limits:
    return Limits(file_bytes=settings.UPLOAD_MAX_MB * _MIB) if settings.UPLOAD_MAX_MB else DEFAULT_LIMITS
