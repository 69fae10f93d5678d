"""The rules of due care as an administrator changed them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class CareBookVersion(models.Model):
    """`data` as in rules/due_care/data/duties.json. The newest holds; earlier ones are kept."""

    data = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"v{self.pk}"
