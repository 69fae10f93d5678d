"""Reading an import: its rows, its files, what the mapping page needs."""

from __future__ import annotations

from django.db.models import QuerySet

from panhuo.imports.enums import RowAction, RowFlag
from panhuo.imports.models import ImportBatch, ImportRow


def rows_of(
    batch: ImportBatch,
    *,
    action: RowAction | str | None = None,
    flag: RowFlag | str | None = None,
    warned: bool = False,
) -> QuerySet[ImportRow]:
    """Rows in the order of the files, for paging; `warned` keeps those with a problem."""
    rows = batch.rows.select_related("file", "lead__file")
    if action is not None:
        rows = rows.filter(action=action)
    if flag is not None:
        rows = rows.filter(flag=flag)
    return rows.filter(warned=True) if warned else rows
