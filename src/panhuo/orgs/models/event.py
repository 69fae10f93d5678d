"""The event log: what happened to an object, in order. Never changed, never deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from panhuo.orgs.queries.append_only import AppendOnlyError, EventQuerySet


class Event(models.Model):
    """People and organisations in it are deactivated, not deleted: PROTECT keeps the story whole."""

    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        base_manager_name = "objects"
        indexes = (
            models.Index(fields=("object_type", "object_id")),
            models.Index(fields=("object_type", "id"), name="event_newest_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("events are never changed")
        kwargs["force_insert"] = True  # a chosen primary key must not overwrite a row either
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("events are never deleted")
