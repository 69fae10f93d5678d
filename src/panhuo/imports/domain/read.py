"""What pages, API and command line read of imports."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from panhuo.imports.domain.settle import settle
from panhuo.imports.enums import RowAction, RowFlag
from panhuo.imports.models import ImportBatch, ImportFile, ImportRow
from panhuo.imports.queries.counts import count_rows
from panhuo.imports.queries.rows import rows_of
from panhuo.imports.rules import check_visible
from panhuo.intake.api import Field, Kind, fields_of
from panhuo.orgs.api import NotAllowed, User


@dataclass(frozen=True, slots=True)
class MappingQuestion:
    """What the mapping page shows of one sheet. `columns` is our guess: index of the column → field."""

    sheet: str
    header_row: int
    rows: int
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    columns: MappingOf[int, str]
    missing: tuple[str, ...]
    known: bool
    fields: tuple[Field, ...]


def get_batch(pk: int, *, actor: User) -> ImportBatch:
    """The import, in line with its job. Raises NotAllowed (hidden) for one that the actor may not see."""
    rows = ImportBatch.objects.visible_to(actor).select_related("organisation", "created_by", "job")
    batch = rows.filter(pk=pk).first()
    if batch is None:
        raise NotAllowed(hidden=True)
    return settle(batch)


def get_file(pk: int, *, actor: User) -> ImportFile:
    """One file of an import. Raises NotAllowed (hidden)."""
    file = ImportFile.objects.select_related("batch").filter(pk=pk).first()
    if file is None:
        raise NotAllowed(hidden=True)
    check_visible(file.batch, actor)
    return file


def batch_counts(batch: ImportBatch, *, actor: User | None = None) -> dict[str, int]:
    """Rows by action and by what became of them, as they are now (see `count_rows`)."""
    check_visible(batch, actor)
    return count_rows(batch)


def batch_rows(
    batch: ImportBatch,
    *,
    actor: User | None = None,
    action: RowAction | str | None = None,
    flag: RowFlag | str | None = None,
    warned: bool = False,
) -> QuerySet[ImportRow]:
    """Rows in the order of the files, for paging."""
    check_visible(batch, actor)
    return rows_of(batch, action=action, flag=flag, warned=warned)


def mapping_questions(import_file: ImportFile, *, actor: User) -> list[MappingQuestion]:
    """One for each sheet, those that wait for an answer first."""
    check_visible(import_file.batch, actor)
    kind = cast("Kind", import_file.batch.target)
    found = [_question(table, fields_of(kind)) for table in import_file.tables]
    return sorted(found, key=lambda question: question.known)


def file_message(import_file: ImportFile) -> str:
    """Why a file could not be read, in the user's language; empty where it could."""
    error: dict[str, Any] = import_file.error
    return str(_(error["template"])) % error["params"] if error.get("template") else ""


def _question(table: dict[str, Any], fields: tuple[Field, ...]) -> MappingQuestion:
    return MappingQuestion(
        sheet=table["sheet"],
        header_row=table["row"],
        rows=table["rows"],
        headings=tuple(table["headings"]),
        sample=tuple(tuple(row) for row in table["sample"]),
        columns={int(index): field for index, field in table["columns"].items()},
        missing=tuple(table["missing"]),
        known=table["known"],
        fields=fields,
    )
