"""Short lists (rounds, reviews, files): narrowed by a field or two, counted, let out as Excel by the same address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, QuerySet
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from panhuo.intake.api import Book
from panhuo.web.listing import Chip, Facet, cleared, facet, paginate, replaced, toggled

XLSX = "xlsx"

Choices = Iterable[tuple[str, Any]]
Cell = Callable[[Any], str | int | None]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A field that the list can be narrowed by, its label, and its values with their words."""

    field: str
    label: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters; `cell` makes the value of a row."""

    heading: str
    width: float
    cell: Cell


@dataclass(frozen=True, slots=True)
class ShortList:
    """`rows` is the whole narrowed list, `page` what is shown of it."""

    rows: QuerySet[Any]
    page: Page[Any]
    facets: list[Facet]
    chips: list[Chip]
    clear_url: str
    export_url: str

    @property
    def is_there(self) -> bool:
        """Whether there is anything to narrow or to let out."""
        return bool(self.chips) or self.page.paginator.count > 0


def short_list(request: HttpRequest, rows: QuerySet[Any], *, by: Sequence[Narrowing]) -> ShortList:
    """`rows`, already narrowed to what the user may see, as the address asks for them."""
    chosen = {one.field: _chosen(request, one) for one in by}
    facets = []
    for one in by:
        others = _narrowed(rows, {name: values for name, values in chosen.items() if name != one.field})
        counts = dict(others.order_by().values_list(one.field).annotate(n=Count("pk", distinct=True)))
        labelled = [(value, str(label), counts.get(value, 0)) for value, label in one.choices]
        facets.append(facet(request.GET, name=one.field, label=one.label, counts=labelled))
    chips = [
        Chip(one.label, str(label), toggled(request.GET, one.field, value))
        for one in by
        for value, label in one.choices
        if value in chosen[one.field]
    ]
    found = _narrowed(rows, chosen)
    names = [one.field for one in by]
    return ShortList(
        rows=found, page=paginate(request, found), facets=facets, chips=chips,
        clear_url=cleared(request.GET, names), export_url=replaced(request.GET, export=XLSX),
    )  # fmt: skip


def wants_workbook(request: HttpRequest) -> bool:
    """Whether the address asks for the list as Excel (`?export=xlsx`)."""
    return request.GET.get("export") == XLSX


def workbook_of(rows: Iterable[Any], *, name: str, columns: Sequence[Column]) -> FileResponse:
    """One sheet, a row a record; texts are never formulas. The file is named with today's date."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(name, [(column.heading, column.width) for column in columns])
            for at, row in enumerate(rows, start=1):
                for place, column in enumerate(columns):
                    book.put(sheet, at, place, column.cell(row))
        content = BytesIO(path.read_bytes())
    return FileResponse(content, as_attachment=True, filename=f"{name}-{timezone.localdate():%Y%m%d}.xlsx")


def _chosen(request: HttpRequest, one: Narrowing) -> list[str]:
    known = {value for value, _label in one.choices}
    return [value for value in request.GET.getlist(one.field) if value in known]


def _narrowed(rows: QuerySet[Any], chosen: dict[str, list[str]]) -> QuerySet[Any]:
    for name, values in chosen.items():
        if values:
            rows = rows.filter(**{f"{name}__in": values})
    return rows
