"""Who works for which organisation, and as what."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.orgs.enums import Role


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.VIEWER)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "organisation"), name="one_role_an_organisation"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation} · {self.get_role_display()}"
