"""Costs of a deal that may be deducted before sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.enums import CostName
from panhuo.deals.shares.queries.visible import OfOfficeQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class DealCost(models.Model):
    """`amount` in 分. What divisions have used of it stands in `uses`; a mistake is `withdrawn`."""

    uses: RelatedManager[CostUse]

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="costs")
    kind = models.CharField(_("种类"), max_length=16, choices=CostName.choices)
    amount = models.BigIntegerField(_("金额"))
    day = models.DateField(_("日期"))
    evidence = models.CharField(_("凭证"), max_length=300)
    withdrawn = models.BooleanField(default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    objects = OfOfficeQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="a_cost_is_above_zero"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class CostUse(models.Model):
    """What one division deducted of one cost."""

    division = models.ForeignKey("shares.Division", on_delete=models.CASCADE, related_name="uses")
    cost = models.ForeignKey(DealCost, on_delete=models.PROTECT, related_name="uses")
    amount = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("division", "cost"), name="a_cost_once_a_division"),)

    def __str__(self) -> str:
        return f"{self.division_id} {self.cost_id}"
