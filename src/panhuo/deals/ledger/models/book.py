"""Books, their closed periods, and the terms by which an agreement's money is collected."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.ledger.queries.visible import BookQuerySet, OfBookQuerySet


class Book(models.Model):
    """One institution's accounts. `separate`: 资产单列, kept apart from the ordinary ones: no posting crosses over."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("名称"), max_length=80)
    separate = models.BooleanField(_("资产单列"), default=False)
    closed_until = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BookQuerySet.as_manager()

    class Meta:
        ordering = ("separate", "pk")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="one_book_a_name"),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(separate=False), name="one_ordinary_book_an_organisation"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ClosedPeriod(models.Model):
    """All days up to `until` are closed; periods are not opened again. `balances`: of all accounts on that day."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="closings")
    until = models.DateField()
    balances = models.JSONField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)

    objects = OfBookQuerySet.as_manager()

    class Meta:
        ordering = ("-until",)
        constraints = (models.UniqueConstraint(fields=("book", "until"), name="a_period_is_closed_once"),)

    def __str__(self) -> str:
        return f"{self.book_id} {self.until}"


class LedgerTerms(models.Model):
    """`due_days`: days to pay after the invoice, as agreed. `interest`: as `rules.ledger.interest`, None: none agreed.

    `revision` grows with every posting: whoever posts holds this row until the end of the transaction.
    """

    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, related_name="ledger_terms")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    due_days = models.PositiveSmallIntegerField(_("付款期限（天）"), default=30)
    interest = models.JSONField(null=True, blank=True)
    source = models.CharField(_("依据"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.agreement_id}"


class Series(models.Model):
    """The last number of a kind of entry in a year."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=8)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "prefix"), name="one_series_a_prefix"),)

    def __str__(self) -> str:
        return f"{self.prefix} {self.last}"
