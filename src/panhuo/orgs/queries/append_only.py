"""Rows that are written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

if TYPE_CHECKING:
    from panhuo.orgs.models import Event  # noqa: F401


class AppendOnlyError(Exception):
    """Code tried to change or delete a row of an append-only table: a programming error."""


class EventQuerySet(models.QuerySet["Event"]):
    """Refuses everything but reading and inserting."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("events are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("events are never deleted")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_conflicts"):
            raise AppendOnlyError("events are never changed")
        return super().bulk_create(objs, *args, **kwargs)
