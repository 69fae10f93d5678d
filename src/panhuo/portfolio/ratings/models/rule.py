"""The rule of agreement of an institution, by versions."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.ratings.judging.agreement import Rule


class AgreementRule(models.Model):
    """Never changed: a change is a new version. `organisation` None with version 0: this platform's default."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    min_raters = models.PositiveSmallIntegerField(default=3)
    max_spread = models.PositiveSmallIntegerField(default=2)
    min_grade = models.PositiveSmallIntegerField(default=4)
    min_prospect_tenths = models.PositiveSmallIntegerField(default=35)
    max_low_prospect_tenths = models.PositiveSmallIntegerField(default=25)
    min_interested = models.PositiveSmallIntegerField(default=1)
    is_default = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("organisation", "version"), name="a_rule_version_once"),)

    def __str__(self) -> str:
        return f"v{self.version}"

    def plain(self) -> Rule:
        """For the pure rules."""
        return Rule(
            min_raters=self.min_raters,
            max_spread=self.max_spread,
            min_grade=self.min_grade,
            min_prospect_tenths=self.min_prospect_tenths,
            max_low_prospect_tenths=self.max_low_prospect_tenths,
            min_interested=self.min_interested,
        )
