"""The event log: what happened to an object, in order. Never changed, never deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Event(models.Model):
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("object_type", "object_id")),)

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} {self.verb}"
