"""赋权: ownership or long-term use granted to the inventors, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.enums import GrantKind, GrantPaper, GrantState
from panhuo.deals.shares.models.who import Recipient
from panhuo.deals.shares.queries.visible import GrantFileQuerySet, GrantQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class RightsGrant(models.Model):
    """`share`: the inventors' per cent of the right, text of a decimal (ownership); `years`: of use.

    `findings`: what the rules said when it was last saved: [{code, severity, message, article}].
    """

    holders: RelatedManager[GrantHolder]
    files: RelatedManager[GrantFile]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patents = models.ManyToManyField("patents.Patent", related_name="+")
    kind = models.CharField(_("方式"), max_length=10, choices=GrantKind.choices)
    share = models.CharField(_("完成人的份额（%）"), max_length=16, blank=True)
    years = models.PositiveSmallIntegerField(_("使用权年限"), null=True, blank=True)
    first = models.DateField(_("起日"), null=True, blank=True)
    last = models.DateField(_("止日"), null=True, blank=True)
    also_shares_income = models.BooleanField(_("完成人仍参与单位所获收益的分配"), default=False)
    asked = models.BooleanField(_("完成人要求按规定获取奖励"), default=False)
    state = models.CharField(max_length=10, choices=GrantState.choices, default=GrantState.DRAFT)
    note = models.TextField(_("说明"), blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"


class GrantHolder(models.Model):
    """`percent`: of the inventors' share, text of a decimal."""

    grant = models.ForeignKey(RightsGrant, on_delete=models.CASCADE, related_name="holders")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+")
    percent = models.CharField(max_length=16)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("grant", "recipient"), name="a_holder_once_a_grant"),)

    def __str__(self) -> str:
        return f"#{self.grant_id} {self.recipient_id}"


class GrantFile(models.Model):
    grant = models.ForeignKey(RightsGrant, on_delete=models.CASCADE, related_name="files")
    paper = models.CharField(max_length=12, choices=GrantPaper.choices)
    file = models.FileField(upload_to="grants/%Y/%m")
    name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = GrantFileQuerySet.as_manager()

    class Meta:
        ordering = ("paper", "pk")

    def __str__(self) -> str:
        return f"#{self.grant_id} {self.paper}"
