"""Somebody takes a licence: by written notice and payment (专利法第五十一条第一款)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.openlicence.models.statement import OpenStatement
from panhuo.deals.openlicence.queries.visible import AcceptanceQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Acceptance(models.Model):
    """`obtained_on` None: no licence yet; `missing` says what lacks. `agreement` keeps the licence from then on."""

    payments: RelatedManager[AcceptancePayment]

    statement = models.ForeignKey(OpenStatement, on_delete=models.PROTECT, related_name="acceptances")
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("被许可人"), max_length=200)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    contact = models.CharField(_("联系方式"), max_length=200, blank=True)
    notice_on = models.DateField(_("书面通知日"))
    notice_text = models.TextField(_("通知内容"), blank=True)
    notice_file = models.FileField(upload_to="openlicence/%Y/%m", blank=True)
    obtained_on = models.DateField(_("获得许可日"), null=True, blank=True)
    missing = models.CharField(max_length=12, blank=True)
    agreement = models.OneToOneField(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="acceptance"
    )
    withdrawn = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("organisation",)),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class AcceptancePayment(models.Model):
    """What the patentee received, in 分."""

    acceptance = models.ForeignKey(Acceptance, on_delete=models.CASCADE, related_name="payments")
    day = models.DateField(_("到账日"))
    amount = models.PositiveBigIntegerField(_("金额"))
    note = models.CharField(_("凭证号"), max_length=120, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("day", "pk")

    def __str__(self) -> str:
        return f"{self.acceptance_id} {self.day}"
