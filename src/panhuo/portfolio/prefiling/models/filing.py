"""A filing that came out of an assessed disclosure, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.portfolio.prefiling.enums import FilingStep
from panhuo.portfolio.prefiling.models.decision import Decision
from panhuo.portfolio.prefiling.models.disclosure import Disclosure
from panhuo.portfolio.prefiling.queries.visible import FilingQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Filing(models.Model):
    """`number` is the application number in normal form; `patent` the record that goes by it, once there is one."""

    events: RelatedManager[FilingEvent]

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="filings")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="filings")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    filed_on = models.DateField()
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "filed_on")),)

    def __str__(self) -> str:
        return self.number


class FilingEvent(models.Model):
    """A step with its date and evidence; entered by the office, or read from the patent's record (`actor` None)."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="events")
    step = models.CharField(max_length=12, choices=FilingStep.choices)
    on = models.DateField()
    evidence = models.CharField(max_length=300, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.filing_id} {self.step}"
