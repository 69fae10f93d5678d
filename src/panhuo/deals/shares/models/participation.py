"""Shares that are no cash: of a company, and of the operating profit for some years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.models.who import Recipient
from panhuo.deals.shares.queries.visible import (
    OfOrganisationOfficeQuerySet,
    PartOfStakeQuerySet,
    ProfitYearQuerySet,
    StakeQuerySet,
)

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class EquityStake(models.Model):
    """Patents put into a company. `patents_percent`: of the company, text of a decimal; `capital` in 分.

    `floor`: {percent, article} that bound the institution on `on`.
    """

    parts: RelatedManager[EquityPart]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="stakes"
    )
    company = models.CharField(_("公司"), max_length=200)
    on = models.DateField(_("出资日"))
    capital = models.BigIntegerField(_("注册资本"))
    patents_percent = models.CharField(_("专利出资占公司的比例（%）"), max_length=16)
    floor = models.JSONField(default=dict)
    evidence = models.CharField(_("依据"), max_length=300)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StakeQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.CheckConstraint(condition=Q(capital__gt=0), name="a_company_has_capital"),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class EquityPart(models.Model):
    """`percent`: of the whole company, text of a decimal; `capital` (分) that stands for it."""

    stake = models.ForeignKey(EquityStake, on_delete=models.CASCADE, related_name="parts")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+")
    to_person = models.BooleanField()
    percent = models.CharField(max_length=24)
    capital = models.BigIntegerField()

    objects = PartOfStakeQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.stake_id} {self.recipient_id}"


class ProfitShare(models.Model):
    """Own or joint exploitation. `first_year` and `years`: those that count; `percent`: text of a decimal."""

    profits: RelatedManager[ProfitYear]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("成果"), max_length=200)
    started = models.PositiveSmallIntegerField(_("投产成功年度"))
    years = models.PositiveSmallIntegerField(_("连续年数"))
    percent = models.CharField(_("提取比例（%）"), max_length=16)
    floor = models.JSONField(default=dict)
    recipients = models.JSONField(default=list)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfOrganisationOfficeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"


class ProfitYear(models.Model):
    """The operating profit of a year (分, may be below 0) and what persons get of it: {recipient id: 分}."""

    profit_share = models.ForeignKey(ProfitShare, on_delete=models.CASCADE, related_name="profits")
    year = models.PositiveSmallIntegerField()
    profit = models.BigIntegerField(_("营业利润"))
    evidence = models.CharField(_("依据"), max_length=300)
    amount = models.BigIntegerField()
    shares = models.JSONField(default=dict)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    objects = ProfitYearQuerySet.as_manager()

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=("profit_share", "year"), name="a_profit_once_a_year"),)

    def __str__(self) -> str:
        return f"#{self.profit_share_id} {self.year}"
