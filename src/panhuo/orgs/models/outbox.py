"""Writes that the index has still to hear of; each stands in the same transaction as the write."""

from __future__ import annotations

from django.db import models


class OutboxEntry(models.Model):
    """`version` is the record's version at the write; `gone` says the record left the index.

    Version 0: the record itself did not change, only who may see it.
    """

    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    version = models.BigIntegerField()
    gone = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("object_type", "object_id")),)

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} v{self.version}"
