"""Rows that are written once."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class NotChangedError(Exception):
    """Code tried to change or delete what is posted: a programming error."""


class PostedQuerySet(models.QuerySet[Any]):
    """Refuses everything but reading and inserting."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise NotChangedError("what is posted is never changed")

    def delete(self) -> NoReturn:
        raise NotChangedError("what is posted is never deleted")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_conflicts"):
            raise NotChangedError("what is posted is never changed")
        return super().bulk_create(objs, *args, **kwargs)
