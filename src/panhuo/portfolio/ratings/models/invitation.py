"""Enterprises are invited to rate patents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.ratings.enums import InvitationState, RoundState
from panhuo.portfolio.ratings.queries.visible import InvitationQuerySet, RoundQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class RatingRound(models.Model):
    """One go of an institution: which patents, how many invitations each, until when. `patents`: ids, in order."""

    invitations: RelatedManager[Invitation]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("名称"), max_length=120)
    patents = models.JSONField(default=list)
    per_patent = models.PositiveSmallIntegerField(_("每件专利邀请企业数"))
    per_enterprise = models.PositiveSmallIntegerField(_("每家企业最多评价件数"))
    due_on = models.DateField(_("评价截止"))
    state = models.CharField(max_length=10, choices=RoundState.choices, default=RoundState.MATCHING)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    notes = models.JSONField(default=list)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """One enterprise, one patent. `enterprise` None: known by name only, it answers by a link.

    `reasons`: why it was chosen, in words, from the match. `conflict`: why it may not rate. `nonce` makes the one-time
    link; a new one makes older links void.
    """

    round = models.ForeignKey(RatingRound, on_delete=models.CASCADE, related_name="invitations")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    enterprise_name = models.CharField(_("企业"), max_length=200)
    state = models.CharField(max_length=10, choices=InvitationState.choices, default=InvitationState.PROPOSED)
    reasons = models.JSONField(default=list)
    need_id = models.BigIntegerField(null=True, blank=True)
    conflict = models.CharField(max_length=300, blank=True)
    decline_reason = models.CharField(max_length=300, blank=True)
    nonce = models.CharField(max_length=32)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("round", "state")), models.Index(fields=("enterprise", "state")))
        constraints = (
            models.UniqueConstraint(
                fields=("round", "patent", "enterprise_name"), name="one_invitation_a_patent_and_enterprise"
            ),
            models.CheckConstraint(condition=Q(state__in=InvitationState.values), name="invitation_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_name} · {self.patent_id}"
