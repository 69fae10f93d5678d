"""What an organisation says of its services: itself, what it offers, cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.enums import PriceKind, ServiceKind
from panhuo.exchange.services.queries.visible import CaseQuerySet, ItemQuerySet, ServiceProfileQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class ServiceProfile(models.Model):
    """`licence`: number of the licence of a patent agency (专利代理条例第九条). Listed only while `published`."""

    items: RelatedManager[ServiceItem]
    cases: RelatedManager[ServiceCase]

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.PROTECT, related_name="service_profile")
    summary = models.TextField(_("简介"))
    licence = models.CharField(_("专利代理机构执业许可证号"), max_length=60, blank=True)
    contact = models.CharField(_("联系方式"), max_length=200, blank=True)
    published = models.BooleanField(_("公开展示"), default=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ServiceProfileQuerySet.as_manager()

    class Meta:
        ordering = ("organisation__name", "pk")

    def __str__(self) -> str:
        return str(self.organisation)


class ServiceItem(models.Model):
    """One service. Prices in 分; None: not said. `regions` empty with `nationwide` False: not said."""

    profile = models.ForeignKey(ServiceProfile, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("服务类型"), max_length=12, choices=ServiceKind.choices)
    title = models.CharField(_("名称"), max_length=120)
    text = models.TextField(_("内容"), blank=True)
    price_kind = models.CharField(_("计价方式"), max_length=12, choices=PriceKind.choices)
    price_low = models.BigIntegerField(null=True, blank=True)
    price_high = models.BigIntegerField(null=True, blank=True)
    unit = models.CharField(_("计价单位"), max_length=40, blank=True)
    nationwide = models.BooleanField(_("服务全国"), default=False)
    regions = models.ManyToManyField("orgs.Region", blank=True, related_name="+")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(price_high=None) | models.Q(price_high__gte=models.F("price_low")),
                name="services_price_low_below_high",
            ),
        )

    def __str__(self) -> str:
        return self.title


class ServiceCase(models.Model):
    """Something that was done. The client's name is shown only where the client agreed (`client_agreed`)."""

    profile = models.ForeignKey(ServiceProfile, on_delete=models.CASCADE, related_name="cases")
    kind = models.CharField(_("服务类型"), max_length=12, choices=ServiceKind.choices)
    title = models.CharField(_("名称"), max_length=120)
    text = models.TextField(_("做法与结果"))
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    client = models.CharField(_("客户"), max_length=120, blank=True)
    client_agreed = models.BooleanField(_("客户同意公开名称"), default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return self.title
