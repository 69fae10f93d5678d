"""How far the records have come, asked of many tables at once."""

from __future__ import annotations

from django.db import connection
from django.db.models import Model


def newest(*models: type[Model], told_of: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The highest id of each model, then of the events of each type in `told_of`; 0 where there is none. One query.

    What is kept of these records is good as long as the numbers stay.
    """
    table = connection.ops.quote_name
    parts = [f"(SELECT MAX(id) FROM {table(model._meta.db_table)})" for model in models]  # noqa: S608, SLF001
    parts += ["(SELECT MAX(id) FROM orgs_event WHERE object_type = %s)"] * len(told_of)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", told_of)
        return tuple(number or 0 for number in cursor.fetchone())


def filled(*models: type[Model]) -> frozenset[type[Model]]:
    """Those of `models` of which there is any record at all. One query, whatever the size of the tables."""
    table = connection.ops.quote_name
    parts = [f"EXISTS(SELECT 1 FROM {table(model._meta.db_table)})" for model in models]  # noqa: S608, SLF001
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}")
        return frozenset(model for model, any_ in zip(models, cursor.fetchone(), strict=True) if any_)
