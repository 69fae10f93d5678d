"""What was done to many entries at once, so that it can be taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.inventory.enums import BulkVerb
from panhuo.portfolio.inventory.models.entry import Entry
from panhuo.portfolio.inventory.queries.visible import OwnedQuerySet


class BulkAction(models.Model):
    """`words` says in a line what was done; `kept` counts entries that undo left as they were changed later."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(max_length=10, choices=BulkVerb.choices)
    words = models.CharField(max_length=300)
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.PositiveIntegerField(default=0)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.words


class BulkChange(models.Model):
    """`before` holds the fields that undo restores while the entry's version is still `after_version`."""

    action = models.ForeignKey(BulkAction, on_delete=models.CASCADE, related_name="changes")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    after_version = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.action_id} · {self.entry_id}"
