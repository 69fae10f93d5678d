"""Money that was paid for an annuity."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.portfolio.annuities.queries.visible import OwnQuerySet


class Payment(models.Model):
    """`day` is the day of payment: for a bank transfer the day it was sent off (细则第一百一十一条). `amount` in 分.

    A payment is never changed; a mistake is `withdrawn`. A receipt number may cover several patents.
    """

    account = models.ForeignKey("annuities.AnnuityAccount", on_delete=models.PROTECT, related_name="payments")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    day = models.DateField()
    amount = models.PositiveBigIntegerField()
    receipt_no = models.CharField(max_length=80, blank=True)
    payer = models.CharField(max_length=120, blank=True)
    batch = models.ForeignKey(
        "annuities.AnnuityBatch", null=True, blank=True, on_delete=models.PROTECT, related_name="payments"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        indexes = (models.Index(fields=("organisation", "day")),)
        constraints = (
            models.UniqueConstraint(
                fields=("account", "year", "receipt_no"),
                condition=Q(withdrawn=False) & ~Q(receipt_no=""),
                name="a_receipt_counts_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.year} {self.day}"
