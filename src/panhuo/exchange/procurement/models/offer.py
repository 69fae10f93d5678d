"""Offers of agencies, sealed until offers are closed, and how they were rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.models.procurement import Procurement
from panhuo.exchange.procurement.queries.visible import AgencyOfferQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.procurement.models.procurement import Award


class AgencyOffer(models.Model):
    """`price`: 分 a case. `explanation`: why the price is so low, asked for where it is; `explained`: accepted."""

    scores: RelatedManager[OfferScore]
    award: Award

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="offers")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    price = models.BigIntegerField()
    team = models.TextField(_("承办团队"))
    plan = models.TextField(_("服务方案"))
    explanation = models.TextField(_("低价说明"), blank=True)
    explained = models.BooleanField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = AgencyOfferQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("procurement", "organisation"), name="procurement_one_offer_each"),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="procurement_price_above_nought"),
        )

    def __str__(self) -> str:
        return f"#{self.procurement_id} {self.organisation_id}"


class OfferScore(models.Model):
    """One scorer's sheet of one offer: criterion → rating. The scorer has not seen the price."""

    offer = models.ForeignKey(AgencyOffer, on_delete=models.CASCADE, related_name="scores")
    scorer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    comment = models.CharField(_("评语"), max_length=500, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("offer", "scorer"), name="procurement_one_sheet_each"),)

    def __str__(self) -> str:
        return f"#{self.offer_id} {self.scorer_id}"
