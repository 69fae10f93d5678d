"""The page where a person says which column holds what."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.imports.api import ImportBatch, ImportFile, MappingQuestion, get_batch, mapping_questions, set_mapping
from panhuo.intake.api import Field, column_letter, fields_of
from panhuo.orgs.api import User
from panhuo.web.access import UserRequest, staff_only

SAMPLES = 3


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
    """A sheet whose columns can be told, with what is asked of it."""

    file: ImportFile
    question: MappingQuestion
    columns: list[Column]


@staff_only
@require_http_methods(["GET", "POST"])
def import_mapping(request: UserRequest, pk: int) -> HttpResponse:
    """Columns beside fields with sample rows; sending it goes on with the check."""
    batch = get_batch(pk, actor=request.user)
    if request.method == "POST":
        _take(request, batch)
        return redirect("import-detail", pk)
    context = {"batch": batch, "sheets": _sheets(batch, request.user), "fields": fields_of(batch.target)}
    return render(request, "web/imports/mapping.html", context)


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


def _sheets(batch: ImportBatch, user: User) -> list[Sheet]:
    found = [
        Sheet(file, question, _columns(question))
        for file in batch.files.all()
        for question in mapping_questions(file, actor=user)
    ]
    return sorted(found, key=lambda sheet: sheet.question.known)


def _columns(question: MappingQuestion) -> list[Column]:
    return [
        Column(
            index=index,
            letter=column_letter(index),
            heading=heading,
            samples=[row[index] for row in question.sample if index < len(row) and row[index]][:SAMPLES],
            field=question.columns.get(index, ""),
        )
        for index, heading in enumerate(question.headings)
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
