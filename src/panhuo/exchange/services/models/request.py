"""What somebody wants done, and offers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.enums import OfferState, RequestState, ServiceKind
from panhuo.exchange.services.queries.visible import OfferQuerySet, OrderRequestQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class ServiceRequest(models.Model):
    """Read by the invited; with `open_to_all` by every organisation that is listed. Budget in 分, None: not said."""

    offers: RelatedManager[ServiceOffer]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("服务类型"), max_length=12, choices=ServiceKind.choices)
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("要求"))
    budget = models.BigIntegerField(null=True, blank=True)
    offers_until = models.DateField(_("报价截止日期"))
    open_to_all = models.BooleanField(_("向全部在册机构征集"), default=True)
    invited = models.ManyToManyField("orgs.Organisation", blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrderRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "offers_until")),)

    def __str__(self) -> str:
        return self.title


class ServiceOffer(models.Model):
    """Read by the client and by who made it; others' offers stay hidden. Price in 分."""

    request = models.ForeignKey(ServiceRequest, on_delete=models.CASCADE, related_name="offers")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("方案"))
    price = models.BigIntegerField()
    days = models.PositiveSmallIntegerField(_("工期（天）"))
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.SUBMITTED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("request", "organisation"), name="services_one_offer_a_request"),
            models.CheckConstraint(condition=models.Q(price__gte=0), name="services_offer_price_not_negative"),
        )

    def __str__(self) -> str:
        return f"#{self.request_id} {self.organisation_id}"
