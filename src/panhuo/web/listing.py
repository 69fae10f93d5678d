"""Lists whose filters, sort and page live in the address, so that a view can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

PAGE_SIZES = (20, 50, 100)
SHOWN_ENTRIES = 8
"""Values of a facet that stand open; the others are folded away."""


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One value that a list can be narrowed to, how many records it would leave, and the address that does it."""

    label: str
    count: int
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`note` says what the reader should know, e.g. that only the most frequent values are shown."""

    name: str
    label: str
    entries: Sequence[FacetEntry]
    note: str = ""

    @property
    def first(self) -> Sequence[FacetEntry]:
        """Those that stand open: the chosen ones always."""
        head = self.entries[:SHOWN_ENTRIES]
        return [*head, *(entry for entry in self.entries[SHOWN_ENTRIES:] if entry.active)]

    @property
    def rest(self) -> Sequence[FacetEntry]:
        """Those folded away."""
        return [entry for entry in self.entries[SHOWN_ENTRIES:] if not entry.active]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on; `url` takes it away."""

    label: str
    value: str
    url: str


def toggled(params: QueryDict, name: str, value: str) -> str:
    """The address with `value` of filter `name` put in, or taken out where it is in; always back on page 1."""
    new = _first_page(params)
    values = new.getlist(name)
    new.setlist(name, [v for v in values if v != value] if value in values else [*values, value])
    return _address(new)


def replaced(params: QueryDict, **values: str) -> str:
    """The address with single values set; an empty one takes the name away."""
    new = _first_page(params)
    for name, value in values.items():
        new.setlist(name, [value] if value else [])
    return _address(new)


def cleared(params: QueryDict, names: Iterable[str]) -> str:
    """The address without any of these filters."""
    new = _first_page(params)
    for name in names:
        new.pop(name, None)
    return _address(new)


def facet(params: QueryDict, *, name: str, label: str, counts: Iterable[tuple[str, str, int]], note: str = "") -> Facet:
    """A facet from (value, label, count); values that are chosen stay in sight even at 0."""
    chosen = params.getlist(name)
    entries = [
        FacetEntry(text, count, toggled(params, name, value), value in chosen)
        for value, text, count in counts
        if count or value in chosen
    ]
    return Facet(name, label, entries, note)


def paginate(request: HttpRequest, records: QuerySet[Any] | Sequence[Any], *, count: int | None = None) -> Page[Any]:
    """The page that the address asks for, of the size it asks for; nonsense gives the nearest sensible page.

    Of a queryset first only the keys are sorted and cut: whole rows with their long texts would make a far page slow.
    `count`: how many records there are, where the caller has counted them already.
    """
    wanted = request.GET.get("size", "")
    size = next((size for size in PAGE_SIZES if str(size) == wanted), PAGE_SIZES[0])
    sorted_keys = records.values_list("pk", flat=True) if isinstance(records, QuerySet) else records
    paginator = Paginator(sorted_keys, size)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(request.GET.get("page", "1")[:9])
    if isinstance(records, QuerySet):
        keys = list(page.object_list)
        rows = {row.pk: row for row in records.order_by().filter(pk__in=keys)}
        page.object_list = [rows[key] for key in keys if key in rows]
    return page


def _first_page(params: QueryDict) -> QueryDict:
    new = params.copy()
    new.pop("page", None)
    return new


def _address(params: QueryDict) -> str:
    for name in [name for name, values in params.lists() if not any(values)]:
        del params[name]
    return f"?{params.urlencode()}" if params else "?"
