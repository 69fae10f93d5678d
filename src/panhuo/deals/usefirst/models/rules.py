"""Provincial rules as data: every change is a new version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegionTable(models.Model):
    """The newest version holds; without one, what we ship."""

    version = models.PositiveIntegerField(unique=True)
    data = models.JSONField()
    note = models.CharField(_("说明"), max_length=300)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-version",)

    def __str__(self) -> str:
        return f"v{self.version}"
