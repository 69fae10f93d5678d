"""What a registered transfer did to the owners of one patent."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.deals.filings.models.filing import Filing
from panhuo.deals.filings.queries.visible import OfFilingQuerySet


class OwnerChange(models.Model):
    """Written once a filing and patent, so that confirming again changes nothing, whoever owns the patent by then.

    `before` and `after`: names in their order; the same where the record had followed already (`patent` untouched).
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="owner_changes")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfFilingQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("filing", "patent"), name="owners_change_once_a_filing"),)

    def __str__(self) -> str:
        return f"{self.filing_id}: {self.patent_id}"
