"""Rows of one import that contradict each other and end where the record already is change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Count

from panhuo.imports.enums import RowAction
from panhuo.imports.models import ImportBatch, ImportRow

_PART = 400


def close_circles(batch: ImportBatch) -> int:
    """Mark rows as unchanged that only take a record away from what it is and back; gives how many.

    A file that names a patent twice with two titles would otherwise never be "unchanged" when it comes again.
    """
    changed = batch.rows.filter(action=RowAction.CHANGED, applied=False)
    several = changed.order_by().values("object_id").annotate(rows=Count("pk")).filter(rows__gt=1)
    ids = sorted(pk for pk in several.values_list("object_id", flat=True) if pk is not None)
    marked = 0
    for start in range(0, len(ids), _PART):
        rows = changed.filter(object_id__in=ids[start : start + _PART]).order_by("object_id", "pk")
        idle: list[int] = []
        for _object_id, group in groupby(rows.only("pk", "object_id", "changes"), key=lambda row: row.object_id):
            found = list(group)
            if _is_circle(found):
                idle += [row.pk for row in found]
        for place in range(0, len(idle), _PART):
            part = batch.rows.filter(pk__in=idle[place : place + _PART])
            marked += part.update(action=RowAction.UNCHANGED, changes={})
    return marked


def _is_circle(rows: Iterable[ImportRow]) -> bool:
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for row in rows:
        for field, (old, new) in row.changes.items():
            first.setdefault(field, old)
            last[field] = new
    return first == last
