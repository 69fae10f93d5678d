"""An enterprise that registers itself: what it says, its proof, and what was decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.enums import RegistrationStatus
from panhuo.orgs.queries.registrations import RegistrationQuerySet


class Registration(models.Model):
    """`profile` holds what the enterprise says of itself until it is approved (then the needs app keeps it)."""

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="registration")
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="registrations")
    proof = models.FileField(_("营业执照等证明"), upload_to="registrations", max_length=200)
    proof_name = models.CharField(max_length=200)
    profile = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=RegistrationStatus.choices, default=RegistrationStatus.PENDING)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RegistrationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_status_display()}"
