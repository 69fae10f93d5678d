"""Consent to an agent that stands on both sides of one deal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.mandates.enums import ConsentState
from panhuo.exchange.mandates.queries.visible import ConsentQuerySet


class BothSidesConsent(models.Model):
    """One deal: a need, a patent or both, between `demand` and `supply`. `disclosure`: what the agent told both.

    `demand_state` and `supply_state`: "" where that side is the agent itself, which need not consent to itself.
    """

    agent = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    demand = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    supply = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey("needs.Need", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    disclosure = models.TextField(_("向双方说明"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    demand_state = models.CharField(max_length=10, choices=ConsentState.choices, blank=True)
    demand_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    demand_at = models.DateTimeField(null=True, blank=True)
    supply_state = models.CharField(max_length=10, choices=ConsentState.choices, blank=True)
    supply_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    supply_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=300, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("agent", "demand", "supply"), name="mandates_consents"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(need__isnull=False) | Q(patent__isnull=False), name="consent_is_to_one_deal"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def state(self) -> str:
        """Of both together: one no is a no, given only when all have given it."""
        states = {one for one in (self.demand_state, self.supply_state) if one}
        for one in (ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.WAITING):
            if one in states:
                return str(one)
        return str(ConsentState.GIVEN)

    def covers(self, sides: frozenset[str]) -> bool:
        """Whether all these sides have consented and nobody has said no."""
        states = {"demand": self.demand_state, "supply": self.supply_state}
        return self.state == ConsentState.GIVEN and all(states[side] == ConsentState.GIVEN for side in sides)
