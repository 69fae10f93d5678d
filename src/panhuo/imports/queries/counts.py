"""How many rows of each kind an import has."""

from __future__ import annotations

from django.db.models import Count

from panhuo.imports.enums import RowAction, RowFlag
from panhuo.imports.models import ImportBatch


def count_rows(batch: ImportBatch) -> dict[str, int]:
    """Rows by action, and what became of them.

    Keys: new, changed, unchanged, refused, total; applied, undone; conflict, blocked, kept (rows that need an eye);
    waiting (rows that applying would still write).
    """
    counts = dict.fromkeys(
        (*RowAction.values, "total", "applied", "undone", "conflict", "blocked", "kept", "waiting"), 0
    )
    groups = batch.rows.order_by().values_list("action", "applied", "undone", "flag").annotate(number=Count("pk"))
    for action, applied, undone, flag, number in groups:
        counts[action] += number
        counts["total"] += number
        counts["applied"] += number if applied else 0
        counts["undone"] += number if undone else 0
        counts["waiting"] += number if action in (RowAction.NEW, RowAction.CHANGED) and not applied else 0
        if flag != RowFlag.NONE:
            counts[flag] += number
    return counts
