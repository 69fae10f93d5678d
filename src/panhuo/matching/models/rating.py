"""What people say of a match: kept apart from the run, so that a new run doesn't lose it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.matching.enums import RatingSide


class MatchRating(models.Model):
    """1 not fitting · 2 worth a look · 3 fits, from one side, by one person.

    `reasons`: values of `RatingReason`; `reason`: what they add in their own words.
    """

    need_id = models.BigIntegerField(null=True, blank=True)
    profile_id = models.BigIntegerField(null=True, blank=True)
    patent_id = models.BigIntegerField()
    side = models.CharField(max_length=8, choices=RatingSide.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    organisation = models.ForeignKey("orgs.Organisation", null=True, on_delete=models.SET_NULL)
    value = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = (models.Index(fields=("need_id", "patent_id")),)
        constraints = (
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=3), name="rating_is_one_to_three"),
            models.CheckConstraint(
                condition=Q(need_id__isnull=False) ^ Q(profile_id__isnull=False),
                name="rating_is_for_a_need_or_a_profile",
            ),
            models.UniqueConstraint(fields=("need_id", "patent_id", "user"), name="one_need_rating_a_person"),
            models.UniqueConstraint(fields=("profile_id", "patent_id", "user"), name="one_profile_rating_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.patent_id}: {self.value}"
