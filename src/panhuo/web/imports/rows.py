"""Rows of an import as the preview shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.imports.api import ImportBatch, ImportRow, ImportTarget, RowAction
from panhuo.web.imports.values import field_label, written

TABS = (RowAction.NEW, RowAction.CHANGED, RowAction.UNCHANGED, RowAction.REFUSED)


@dataclass(frozen=True, slots=True)
class Tab:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: where it stands in whose file, what it says, what happens, what is wrong with which cell."""

    file: str
    sheet: str
    number: int
    label: str
    changes: list[Change]
    problems: list[Mapping[str, Any]]
    note: str
    url: str


def tabs(counts: Mapping[str, int]) -> list[Tab]:
    """The four kinds of rows with their numbers."""
    return [Tab(str(action), str(action.label), counts.get(action, 0)) for action in TABS]


def first_tab(counts: Mapping[str, int]) -> str:
    """What to look at first: what was refused, else what changes, else what is new."""
    order = (RowAction.REFUSED, RowAction.CHANGED, RowAction.NEW, RowAction.UNCHANGED)
    return str(next((action for action in order if counts.get(action)), RowAction.NEW))


def row_view(row: ImportRow, batch: ImportBatch) -> RowView:
    """One row, ready for the template."""
    return RowView(
        file=row.file.name,
        sheet=row.sheet,
        number=row.number,
        label=row.label or _("（没有名称）"),
        changes=_changes(row, batch.target),
        problems=row.problems,
        note=str(row.get_flag_display()) if row.flag else "",
        url=_url(row, batch),
    )


def _changes(row: ImportRow, target: str) -> list[Change]:
    """Old → new of a changed row; of any other what it says."""
    pairs = row.changes if row.action == RowAction.CHANGED else {name: (None, v) for name, v in row.values.items()}
    return [
        Change(field_label(target, name), written(name, old), written(name, new)) for name, (old, new) in pairs.items()
    ]


def _url(row: ImportRow, batch: ImportBatch) -> str:
    if row.object_id is None or row.undone:
        return ""
    return reverse("patent-detail" if batch.target == ImportTarget.PATENTS else "need-detail", args=[row.object_id])
