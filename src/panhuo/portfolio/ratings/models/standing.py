"""How both sides stand on a patent, each change kept: the history of agreement."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from panhuo.portfolio.ratings.enums import Outcome
from panhuo.portfolio.ratings.models.rule import AgreementRule
from panhuo.portfolio.ratings.queries.visible import StandingQuerySet


class Standing(models.Model):
    """One verdict with all that it was made from: `ratings` (ids), the grade, the version of the rule, the moment.

    `is_current`: the last of its patent. A verdict is written only where something in it is new.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey("inventory.Entry", null=True, on_delete=models.SET_NULL, related_name="+")
    rule = models.ForeignKey(AgreementRule, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    raters = models.PositiveSmallIntegerField()
    mean = models.PositiveSmallIntegerField(null=True, blank=True)
    spread = models.PositiveSmallIntegerField(null=True, blank=True)
    interested = models.PositiveSmallIntegerField()
    ratings = models.JSONField(default=list)
    is_current = models.BooleanField(default=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("organisation", "is_current", "outcome"), name="ratings_outcomes"),
            models.Index(fields=("patent", "is_current"), name="ratings_patent"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "patent"), condition=Q(is_current=True), name="one_current_standing"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_outcome_display())

    @property
    def mean_words(self) -> str:
        """3.67; "" where nobody rated."""
        return "" if self.mean is None else f"{self.mean / 100:.2f}"
