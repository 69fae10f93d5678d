"""A valuation of one patent for one purpose, and what people said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.portfolio.valuation.enums import ValuationState
from panhuo.portfolio.valuation.models.scheme import SchemeVersion
from panhuo.portfolio.valuation.queries.visible import ValuationQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Valuation(models.Model):
    """`automatic`: indicator → [value, evidence template, params, source]; read from the records at `read_at`.

    `total` and `coverage` (hundredths) are kept for lists; None total: under the least coverage.
    """

    ratings: RelatedManager[Rating]

    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="+")
    scenario = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=ValuationState.choices, default=ValuationState.OPEN)
    automatic = models.JSONField(default=dict)
    read_at = models.DateTimeField()
    total = models.IntegerField(null=True, blank=True)
    coverage = models.IntegerField(default=0)
    raters = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ValuationQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "scenario", "state")),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Rating(models.Model):
    """One person's value of one indicator, from 0 to 100, with the ground for it."""

    valuation = models.ForeignKey(Valuation, on_delete=models.CASCADE, related_name="ratings")
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()
    comment = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("valuation", "rater", "indicator"), name="one_rating_an_indicator"),
            models.CheckConstraint(condition=models.Q(value__lte=100), name="rating_is_at_most_100"),
        )

    def __str__(self) -> str:
        return f"#{self.valuation_id} {self.indicator}"
