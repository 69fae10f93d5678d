"""A person says which column holds what; the layout is remembered for the next file with the same headings."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.imports.domain.layouts import bound
from panhuo.imports.domain.rounds import begin
from panhuo.imports.enums import FileState
from panhuo.imports.models import ImportBatch, ImportFile, SavedLayout
from panhuo.imports.rules import check_allows, check_may_import
from panhuo.imports.transitions import Verb
from panhuo.orgs.api import InvalidInput, User


def set_mapping(
    import_file: ImportFile,
    *,
    columns: MappingOf[int, str],
    actor: User,
    remember: bool = True,
    sheet: str | None = None,
) -> ImportBatch:
    """Take over the mapping of one sheet and go on planning.

    All files of the import that have the same headings take it too. Where rows were planned by another mapping of
    this sheet, the whole import is planned anew.

    Args:
        import_file: a file that waits for a mapping, or whose mapping was wrong.
        columns: index of the column from 0 → field; an empty mapping leaves the sheet out.
        actor: who says so.
        remember: use it from now on for the organisation's files with these headings.
        sheet: of a workbook with several sheets, which (default: the first that waits for a mapping).

    Raises:
        NotAllowed; DomainError where the import can't be planned now; InvalidInput for a column or field that
        doesn't exist, or where what a row can't do without is missing.
    """
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=import_file.batch_id)
        check_may_import(actor, batch.organisation)
        check_allows(batch, Verb.PLAN)
        import_file.refresh_from_db()
        table = _table(import_file, sheet)
        plain = _checked(columns, table, batch)
        anew = import_file.state == FileState.PLANNED
        _teach(batch, table["fingerprint"], plain, anew=anew)
        if remember and plain:
            remember_layout(batch, table["fingerprint"], columns=plain, name=import_file.name)
        return begin(batch, verb=Verb.PLAN, actor=actor)


def remember_layout(batch: ImportBatch, fingerprint: str, *, columns: dict[str, str], name: str) -> None:
    """Keep a mapping for the organisation's next file with these headings."""
    SavedLayout.objects.update_or_create(
        organisation=batch.organisation,
        target=batch.target,
        fingerprint=fingerprint,
        defaults={"mapping": columns, "name": name[:100]},
    )


def _table(import_file: ImportFile, sheet: str | None) -> dict[str, Any]:
    tables: list[dict[str, Any]] = import_file.tables
    wanted = [table for table in tables if sheet is None or table["sheet"] == sheet]
    if not wanted:
        raise InvalidInput(_("这个文件没有可以指定列的工作表"), field="sheet")
    return next((table for table in wanted if not table["known"]), wanted[0])


def _checked(columns: MappingOf[int, str], table: dict[str, Any], batch: ImportBatch) -> dict[str, str]:
    if not columns:
        return {}
    if not all(0 <= index < len(table["headings"]) for index in columns):
        raise InvalidInput(_("没有这一列"), field="columns")
    try:
        mapping = bound(columns, headings=table["headings"], target=batch.target)
    except ValueError:
        raise InvalidInput(_("没有这个字段"), field="columns") from None
    if mapping.missing:
        message = _("还要指出这些列：%(missing)s") % {"missing": "、".join(mapping.missing)}
        raise InvalidInput(message, field="columns")
    return {str(index): field for index, field in columns.items()}


def _teach(batch: ImportBatch, fingerprint: str, columns: dict[str, str], *, anew: bool) -> None:
    for file in batch.files.all():
        has = any(table["fingerprint"] == fingerprint for table in file.tables)
        if has:
            file.mapping = {**file.mapping, fingerprint: columns}
        if has or anew:
            file.state, file.cursor, file.error = FileState.WAITING, {}, {}
        file.save(update_fields=("mapping", "state", "cursor", "error"))
