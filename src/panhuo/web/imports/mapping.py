"""The page where a person says which column holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.imports.api import ImportBatch, ImportFile, set_mapping
from panhuo.intake.api import Field, column_letter, fields_of
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.imports.actions import visible_batch


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the user's sheet: its letter, heading, first values, and the field we take it for."""

    index: int
    letter: str
    heading: str
    samples: list[str]
    field: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose columns can be told. `missing`: what a row can't do without and no column holds."""

    file: ImportFile
    name: str
    rows: int
    known: bool
    missing: list[str]
    columns: list[Column]


@staff_only
@require_http_methods(["GET", "POST"])
def import_mapping(request: UserRequest, pk: int) -> HttpResponse:
    """Columns beside fields with sample rows; sending it goes on with the check."""
    batch = visible_batch(request, pk)
    if request.method == "POST":
        _take(request, batch)
        return redirect("import-detail", pk)
    fields = fields_of(batch.target)
    return render(request, "web/imports/mapping.html", {"batch": batch, "sheets": _sheets(batch), "fields": fields})


def _take(request: UserRequest, batch: ImportBatch) -> None:
    file = get_object_or_404(batch.files, pk=_number(request.POST.get("file")))
    leave_out = "leave_out" in request.POST
    columns = {} if leave_out else _chosen(request.POST, fields_of(batch.target))
    set_mapping(
        file,
        columns=columns,
        actor=request.user,
        remember="remember" in request.POST,
        sheet=request.POST.get("sheet", ""),
    )
    messages.success(request, _("不导入这个工作表。") if leave_out else _("已按您指定的列重新检查。"))


def _chosen(data: QueryDict, fields: tuple[Field, ...]) -> dict[int, str]:
    known = {field.name for field in fields}
    pairs = (
        (_number(name.removeprefix("column-")), value) for name, value in data.items() if name.startswith("column-")
    )
    return {index: str(value) for index, value in pairs if value in known}


def _sheets(batch: ImportBatch) -> list[Sheet]:
    found = [_sheet(file, table) for file in batch.files.all() for table in file.tables]
    return sorted(found, key=lambda sheet: sheet.known)


def _sheet(file: ImportFile, table: dict[str, Any]) -> Sheet:
    columns = [
        Column(
            index=index,
            letter=column_letter(index),
            heading=heading,
            samples=[row[index] for row in table["sample"] if index < len(row) and row[index]][:3],
            field=table["columns"].get(str(index), ""),
        )
        for index, heading in enumerate(table["headings"])
    ]
    return Sheet(file, table["sheet"], table["rows"], table["known"], table["missing"], columns)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
