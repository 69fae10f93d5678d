"""Access across organisations: a row for each share, written by the app that shares."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class AccessGrant(models.Model):
    """Lets one organisation or one person see one object until a date."""

    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE)
    reason = models.CharField(max_length=200)
    until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=("object_type", "object_id")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ Q(user__isnull=False),
                name="grant_names_an_organisation_or_a_person",
            ),
            models.UniqueConstraint(
                fields=("object_type", "object_id", "organisation"),
                condition=Q(organisation__isnull=False),
                name="one_grant_an_organisation",
            ),
            models.UniqueConstraint(
                fields=("object_type", "object_id", "user"),
                condition=Q(user__isnull=False),
                name="one_grant_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} → {self.organisation or self.user}"
