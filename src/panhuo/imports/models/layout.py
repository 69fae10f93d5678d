"""Column layouts that an organisation taught us: remembered by their headings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class SavedLayout(models.Model):
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.CASCADE)
    target = models.CharField(max_length=8)
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    mapping = models.JSONField()
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "target", "fingerprint"), name="one_layout_a_heading_row"),
            models.UniqueConstraint(
                fields=("target", "fingerprint"),
                condition=Q(organisation=None),
                name="one_layout_a_heading_row_of_the_installation",
            ),
        )

    def __str__(self) -> str:
        return self.name
