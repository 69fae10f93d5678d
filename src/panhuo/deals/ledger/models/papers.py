"""Invoices, receipts, refunds: what both sides see. Each stands on one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.ledger.models.entry import Entry, Posted
from panhuo.deals.ledger.models.facts import Report
from panhuo.deals.ledger.queries.visible import PaperQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Invoice(Posted):
    """`key`: the charge of the plan that it bills ("": none). `of`: the invoice that interest is for.

    `tax_number`: of the official invoice, as entered. `text` says what it is for.
    """

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="invoices")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="invoice")
    key = models.CharField(max_length=160, blank=True, db_index=True)
    text = models.CharField(_("事由"), max_length=200)
    amount = models.BigIntegerField(_("金额"))
    day = models.DateField(_("开票日"))
    due_on = models.DateField(_("付款期限"))
    tax_number = models.CharField(_("发票号码"), max_length=60, blank=True)
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices")
    of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="interest")

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.entry.number


class Receipt(Posted):
    """`reference`: of the bank, as entered."""

    refunds: RelatedManager[Refund]

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="receipts")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="receipt")
    payer = models.CharField(_("付款人"), max_length=200)
    amount = models.BigIntegerField(_("金额"))
    day = models.DateField(_("到账日"))
    reference = models.CharField(_("银行流水号"), max_length=80, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.entry.number


class Refund(Posted):
    """`paid`: the entry by which it was paid out stands in `EntrySource` of that entry."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="refunds")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="refund")
    amount = models.BigIntegerField()
    reason = models.CharField(_("原因"), max_length=300)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.entry.number
