"""Pages of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Schema

T = TypeVar("T")
M = TypeVar("M", bound=Model)

LARGEST_PAGE: Final = 100


class Paging(Schema):
    """Which part of a list is wanted."""

    page: int = Field(1, ge=1, le=100_000, description="第几页，从 1 开始")
    page_size: int = Field(20, ge=1, le=LARGEST_PAGE, description="每页条数")


class Page(Schema, Generic[T]):
    """One page; `total` counts all records that the asker may see under the given filters."""

    items: list[T]
    total: int
    page: int
    page_size: int


def page_of(queryset: QuerySet[M], paging: Paging, *, shape: Callable[[M], Any]) -> dict[str, Any]:
    """The wanted page of a query with a definite order."""
    start = (paging.page - 1) * paging.page_size
    return {
        "items": [shape(record) for record in queryset[start : start + paging.page_size]],
        "total": queryset.count(),
        "page": paging.page,
        "page_size": paging.page_size,
    }
