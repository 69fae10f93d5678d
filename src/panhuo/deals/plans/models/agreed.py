"""The plan that an agreement is paid by: a new version with every change, none is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.deals.plans.models.comparison import Comparison
from panhuo.deals.plans.queries.visible import AgreementPlanQuerySet


class AgreementPlan(models.Model):
    """The newest version holds. `comparison`: where it was chosen from; `reason`: why it was changed."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.CASCADE, related_name="plans")
    version = models.PositiveSmallIntegerField()
    data = models.JSONField()
    comparison = models.ForeignKey(Comparison, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    objects = AgreementPlanQuerySet.as_manager()

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("agreement", "version"), name="one_agreement_plan_a_version"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} v{self.version}"
