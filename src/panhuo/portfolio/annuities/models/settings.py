"""How this installation reads the open points of the law, and the tables that an administrator brought in."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AnnuitySettings(models.Model):
    """One row. Empty tables: those that come with Panhuo. `revision` grows with each change: accounts follow."""

    readings = models.JSONField(default=dict)
    fee_tables = models.JSONField(null=True, blank=True)
    holidays = models.JSONField(null=True, blank=True)
    remind_days = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"annuity settings {self.revision}"
