"""Dated campaigns (百场万企, 一月一链 …): a series, and an edition for each year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.events.enums import DateBasis


class CampaignSeries(models.Model):
    """`shipped`: comes with the platform; its texts can be changed like any other. `cycle`: how often, in words."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    organiser = models.CharField(_("组织单位"), max_length=200, blank=True)
    cycle = models.CharField(_("周期"), max_length=60, blank=True)
    source = models.CharField(_("依据"), max_length=300, blank=True)
    organiser_is_default = models.BooleanField(default=False)
    shipped = models.BooleanField(default=False)
    retired = models.BooleanField(_("不再举办"), default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "campaign series"

    def __str__(self) -> str:
        return self.name


class Campaign(models.Model):
    """One year's edition. Dates that we don't know are empty; `basis` says where the others come from."""

    series = models.ForeignKey(CampaignSeries, on_delete=models.PROTECT, related_name="editions")
    year = models.PositiveSmallIntegerField(_("年度"))
    theme = models.CharField(_("主题"), max_length=200, blank=True)
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    ends_on = models.DateField(_("结束日期"), null=True, blank=True)
    basis = models.CharField(max_length=10, choices=DateBasis.choices, default=DateBasis.UNKNOWN)
    source = models.CharField(_("日期的出处"), max_length=300, blank=True)

    class Meta:
        ordering = ("-year", "series")
        constraints = (
            models.UniqueConstraint(fields=("series", "year"), name="one_campaign_a_year"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(starts_on__lte=models.F("ends_on")),
                name="campaign_dates_are_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.series}"
