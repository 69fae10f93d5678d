"""Standards as records: every change is a new version, none is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StandardVersion(models.Model):
    """`organisation` None: the platform's default, of which version 1 is what the platform ships."""

    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField()
    data = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-version",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "version"),
                condition=models.Q(organisation__isnull=False),
                name="procurement_one_own_standard_a_version",
            ),
            models.UniqueConstraint(
                fields=("version",), condition=models.Q(organisation=None), name="procurement_one_standard_a_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.data.get('name', '')} v{self.version}"
