"""A use-first deal: the agreement's trial, state, safeguards and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.usefirst.enums import CreditKind, DealState, SafeguardKind
from panhuo.deals.usefirst.models.library import LibraryResult
from panhuo.deals.usefirst.queries.visible import DealQuerySet, OfDealQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Deal(models.Model):
    """`met_on`: when the trigger was met by the facts. `region`: whose rule it follows."""

    safeguards: RelatedManager[Safeguard]
    credit: RelatedManager[CreditEvent]

    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, related_name="use_first_deal")
    result = models.ForeignKey(LibraryResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="deals")
    region = models.CharField(_("适用规则的地区"), max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=DealState.choices, default=DealState.TRIAL)
    trial_first = models.DateField(_("试用起日"), null=True, blank=True)
    trial_last = models.DateField(_("试用止日"), null=True, blank=True)
    criteria = models.TextField(_("验收标准"), blank=True)
    met_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DealQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=Q(state__in=DealState.values), name="deal_state_is_known"),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Safeguard(models.Model):
    """Recorded, not sold: `amount` in 分, None: not said. `claimed_on`, `claimed`: what was paid out of it."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="safeguards")
    kind = models.CharField(_("种类"), max_length=10, choices=SafeguardKind.choices)
    party = models.CharField(_("担保人或保险人"), max_length=200)
    number = models.CharField(_("合同或保单号"), max_length=80, blank=True)
    amount = models.BigIntegerField(_("金额"), null=True, blank=True)
    first = models.DateField(_("起日"), null=True, blank=True)
    last = models.DateField(_("止日"), null=True, blank=True)
    claimed = models.BigIntegerField(_("已赔付"), null=True, blank=True)
    claimed_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfDealQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.deal_id} {self.kind}"


class CreditEvent(models.Model):
    """What happened, with its evidence; the one concerned may reply; a mistake is `withdrawn`."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="credit")
    kind = models.CharField(_("种类"), max_length=16, choices=CreditKind.choices)
    day = models.DateField(_("日期"))
    text = models.CharField(_("事实"), max_length=500)
    evidence = models.CharField(_("证明"), max_length=300)
    reply = models.CharField(_("对方的说明"), max_length=500, blank=True)
    withdrawn = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfDealQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")

    def __str__(self) -> str:
        return f"#{self.deal_id} {self.kind}"
