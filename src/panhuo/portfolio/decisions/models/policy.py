"""How an organisation decides."""

from __future__ import annotations

from django.db import models

NOTICE_DAYS = 15
"""A default of ours: national law sets no number of days (law_checks §2, §12)."""
MIN_VOTES = 1


class DecisionPolicy(models.Model):
    """`thresholds` are those of `rules.propose.Thresholds` that differ from our defaults."""

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    thresholds = models.JSONField(default=dict)
    notice_days = models.PositiveSmallIntegerField(default=NOTICE_DAYS)
    min_votes = models.PositiveSmallIntegerField(default=MIN_VOTES)
    incentives = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"policy {self.organisation_id}"
