"""Rows of one import that mean the same record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from panhuo.imports.enums import RowAction
from panhuo.imports.models import ImportBatch, ImportRow

WRITES = (RowAction.NEW, RowAction.CHANGED)
_PART = 400


def rows_meant_alike(batch: ImportBatch, leads: Iterable[int]) -> list[ImportRow]:
    """The rows led by these and the leading ones themselves that change something, in their order."""
    found: list[ImportRow] = []
    wanted = sorted(set(leads))
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        alike = Q(pk__in=part) | Q(lead__in=part)
        found += batch.rows.filter(alike, action__in=WRITES)
    return sorted(found, key=lambda row: row.pk)
