"""One line of what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from django.db.models import Model, QuerySet

MOST_OF_A_KIND: Final = 5
_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class Turn:
    """`kind` is what it is about, `action` what to press; `since` is empty where no date is meant."""

    kind: str
    text: str
    url: str
    action: str
    since: datetime | None = None
    more: str = ""


def few(rows: QuerySet[_M], *related: str) -> list[_M]:
    """The first of `rows`, as many as home shows of a kind, with what they need.

    Mostly there are none: so only the keys are asked for first, a fraction of the work of wide rows with relations.
    """
    keys = list(rows.values_list("pk", flat=True)[:MOST_OF_A_KIND])
    if not keys:
        return []
    found = (rows.select_related(*related) if related else rows).order_by().in_bulk(keys)
    return [found[key] for key in keys if key in found]
