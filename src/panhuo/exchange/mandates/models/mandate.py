"""A mandate: who may act for whom in what, from when until when, and the paper that proves it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.mandates.enums import MandateState
from panhuo.exchange.mandates.queries.visible import MandateQuerySet


class Mandate(models.Model):
    """What a mandate has to say after 民法典第一百六十五条: agent, matters (`scopes`), limits (`note`), period, proof.

    It holds once the principal has accepted it on the platform, and no longer from the moment that it is revoked.
    """

    principal = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    agent = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    scopes = models.JSONField(_("委托事项"), default=list)
    note = models.TextField(_("权限和限制"), blank=True)
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("终止日"))
    file = models.FileField(_("授权委托书"), max_length=200)
    file_name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=MandateState.choices, default=MandateState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=300, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("agent", "state"), name="mandates_agent"),
            models.Index(fields=("principal", "state"), name="mandates_principal"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(principal=F("agent")), name="mandate_has_two_parties"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="mandate_period_is_in_order"),
            models.CheckConstraint(condition=Q(state__in=MandateState.values), name="mandate_state_is_known"),
            models.UniqueConstraint(
                fields=("principal", "agent"), condition=Q(state="proposed"), name="one_mandate_waits_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agent} ← {self.principal}"

    @property
    def is_live(self) -> bool:
        """Holds today."""
        return self.state == MandateState.ACCEPTED and self.starts_on <= timezone.localdate() <= self.ends_on

    @property
    def is_over(self) -> bool:
        """Was accepted, and its last day is behind us."""
        return self.state == MandateState.ACCEPTED and self.ends_on < timezone.localdate()
