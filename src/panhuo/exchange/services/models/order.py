"""An order between two organisations, what was delivered, and how it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.enums import OrderState, ServiceKind
from panhuo.exchange.services.models.request import ServiceOffer, ServiceRequest
from panhuo.exchange.services.queries.visible import OrderQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class ServiceOrder(models.Model):
    """Price (分) and time as offered; they don't change after the order."""

    deliveries: RelatedManager[Delivery]

    request = models.OneToOneField(ServiceRequest, on_delete=models.PROTECT, related_name="order")
    offer = models.OneToOneField(ServiceOffer, on_delete=models.PROTECT, related_name="order")
    client = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ServiceKind.choices)
    price = models.BigIntegerField()
    due_on = models.DateField(_("应完成日期"))
    reasons = models.CharField(_("选择理由"), max_length=500)
    state = models.CharField(max_length=10, choices=OrderState.choices, default=OrderState.PLACED)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    accepted_on = models.DateField(null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(client=models.F("provider")), name="services_order_between_two_organisations"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class Delivery(models.Model):
    """What the provider handed over, and what the client said to it."""

    order = models.ForeignKey(ServiceOrder, on_delete=models.CASCADE, related_name="deliveries")
    text = models.TextField(_("成果说明"))
    file = models.FileField(upload_to="service-deliveries", max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    accepted = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.order_id} {self.pk}"


class OrderRating(models.Model):
    """From 1 to 5 by the client, once, after acceptance. Shown with the provider; without the client's name."""

    order = models.OneToOneField(ServiceOrder, on_delete=models.CASCADE, related_name="rating")
    provider = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    quality = models.PositiveSmallIntegerField(_("质量"))
    punctuality = models.PositiveSmallIntegerField(_("守时"))
    communication = models.PositiveSmallIntegerField(_("沟通"))
    comment = models.CharField(_("评语（公开）"), max_length=500, blank=True)
    reply = models.CharField(_("服务方回应（公开）"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.order_id}"
