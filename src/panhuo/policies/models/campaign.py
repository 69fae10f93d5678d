"""The yearly round of listing and mending, and what each organisation owes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.policies.enums import HandInState
from panhuo.policies.queries.visible import CampaignQuerySet, HandInQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Campaign(models.Model):
    """Run by an authority, with a deadline (16号文 (七)(八): end of August). `dun_days`: days before it to dun on."""

    hand_ins: RelatedManager[HandIn]

    authority = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    deadline = models.DateField()
    dun_days = models.JSONField(default=list)
    note = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("authority", "year", "title"), name="one_campaign_a_year_and_title"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.title}"


class HandIn(models.Model):
    """What `organisation` hands in to `reviewer`; `parent` is the task that it was passed on from (province → city).

    `rows` is the list as it was handed in, by the columns of that day.
    """

    parts: RelatedManager[HandIn]

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="hand_ins")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    deadline = models.DateField()
    state = models.CharField(max_length=10, choices=HandInState.choices, default=HandInState.OPEN)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    rows = models.JSONField(default=dict, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = HandInQuerySet.as_manager()

    class Meta:
        ordering = ("organisation__name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "organisation"), name="one_hand_in_an_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} → {self.reviewer}"
