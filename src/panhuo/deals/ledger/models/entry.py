"""Entries: never changed, never deleted; a mistake is undone by a reversal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.deals.ledger.enums import EntryKind
from panhuo.deals.ledger.models.book import Book
from panhuo.deals.ledger.queries.posted import NotChangedError, PostedQuerySet
from panhuo.deals.ledger.queries.visible import LedgerEntryQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Posted(models.Model):
    """What is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NotChangedError("what is posted is never changed")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotChangedError("what is posted is never deleted")


class Entry(Posted):
    """`number` tells it within the institution, across its books."""

    lines: RelatedManager[Line]
    sources: RelatedManager[EntrySource]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    number = models.CharField(max_length=24)
    kind = models.CharField(max_length=2, choices=EntryKind.choices)
    day = models.DateField()
    text = models.CharField(max_length=200, blank=True)
    reverses = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by")
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(auto_now_add=True)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        base_manager_name = "objects"
        indexes = (models.Index(fields=("book", "day")),)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="one_entry_a_number"),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_is_known"),
        )

    def __str__(self) -> str:
        return self.number


class Line(Posted):
    """`amount` in 分: debit positive, credit negative."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines")
    account = models.CharField(max_length=200, db_index=True)
    amount = models.BigIntegerField()

    objects = PostedQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        base_manager_name = "objects"
        constraints = (models.CheckConstraint(condition=~Q(amount=0), name="a_line_is_not_zero"),)

    def __str__(self) -> str:
        return f"{self.account} {self.amount}"


class EntrySource(Posted):
    """Where an entry comes from: another entry, or a paper such as report:12."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sources")
    source = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="results")
    paper = models.CharField(max_length=80, blank=True, db_index=True)

    objects = PostedQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        base_manager_name = "objects"
        constraints = (
            models.CheckConstraint(condition=Q(source=None) ^ Q(paper=""), name="a_source_is_an_entry_or_a_paper"),
        )

    def __str__(self) -> str:
        return self.paper or str(self.source_id)
