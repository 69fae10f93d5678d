"""Orders to an agency, each for one assessed disclosure, and checks of what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.enums import CheckOutcome, CheckStage, OrderState
from panhuo.exchange.procurement.models.procurement import Award
from panhuo.exchange.procurement.queries.visible import AgencyOrderQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

LIVE = (OrderState.PLACED, OrderState.TAKEN, OrderState.FILED)


class AgencyOrder(models.Model):
    """Holds the number of the disclosure and not a word of it: the text goes from named people to the attorney.

    `decision`: the pre-filing assessment that opened the way. `attorney`: who does the work (专利代理条例第十四条).
    """

    checks: RelatedManager[QualityCheck]

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="orders")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    disclosure = models.ForeignKey("prefiling.Disclosure", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey("prefiling.Decision", on_delete=models.PROTECT, related_name="+")
    filing = models.ForeignKey("prefiling.Filing", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    price = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=OrderState.choices, default=OrderState.PLACED)
    attorney = models.CharField(_("承办代理师"), max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)

    objects = AgencyOrderQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("disclosure",), condition=Q(state__in=LIVE), name="procurement_one_live_order_a_disclosure"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class QualityCheck(models.Model):
    """After filing, and after grant. A later check of the same stage replaces the result, not the record."""

    order = models.ForeignKey(AgencyOrder, on_delete=models.CASCADE, related_name="checks")
    stage = models.CharField(max_length=8, choices=CheckStage.choices)
    standard = models.ForeignKey("procurement.StandardVersion", on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    note = models.CharField(_("说明"), max_length=500, blank=True)
    outcome = models.CharField(max_length=10, choices=CheckOutcome.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.order_id} {self.stage}"
