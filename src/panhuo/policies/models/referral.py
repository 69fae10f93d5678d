"""Matters beyond one's remit, reported upwards (16号文 (七), last sentence)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.policies.enums import ReferralState
from panhuo.policies.queries.visible import ReferralQuerySet


class Referral(models.Model):
    """`to` None: to an authority outside this installation, named in `to_name`; the answer is then written down."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=200)
    policy = models.ForeignKey(
        "policies.Policy", null=True, blank=True, on_delete=models.SET_NULL, related_name="referrals"
    )
    text = models.TextField()
    state = models.CharField(max_length=8, choices=ReferralState.choices, default=ReferralState.OPEN)
    answer = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.text[:40]
