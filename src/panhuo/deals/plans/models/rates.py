"""Tables of usual royalty rates that an administrator imported. The platform has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.plans.enums import BaseName

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class RateTable(models.Model):
    """`source` says where the figures come from; it is shown wherever a range of the table is."""

    rows: RelatedManager[RateRow]

    name = models.CharField(_("名称"), max_length=200)
    source = models.CharField(_("来源"), max_length=300)
    period = models.CharField(_("数据期间"), max_length=60, blank=True)
    retired = models.BooleanField(default=False)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class RateRow(models.Model):
    """Thousandths of a per cent, so that rates stay exact. `contracts`: how many the range was made from."""

    table = models.ForeignKey(RateTable, on_delete=models.CASCADE, related_name="rows")
    industry = models.CharField(_("行业"), max_length=120)
    base = models.CharField(_("基数"), max_length=10, choices=BaseName.choices)
    low = models.PositiveIntegerField()
    middle = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField()
    contracts = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("industry", "base")
        constraints = (
            models.UniqueConstraint(fields=("table", "industry", "base"), name="one_rate_an_industry_and_base"),
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="a_rate_range_is_not_backwards"),
        )

    def __str__(self) -> str:
        return f"{self.industry} {self.base}"
