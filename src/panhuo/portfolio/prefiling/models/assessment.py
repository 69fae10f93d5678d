"""What a member of the panel says of a disclosure."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.prefiling.models.book import RuleBookVersion
from panhuo.portfolio.prefiling.models.disclosure import Disclosure


class Assessment(models.Model):
    """`values`: question → rating (absent: not rated); `comments`: question → words; `vetoes`: veto → answer."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="assessments")
    round = models.PositiveSmallIntegerField()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    book = models.ForeignKey(RuleBookVersion, on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    comments = models.JSONField(default=dict)
    vetoes = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("disclosure", "round", "member"), name="one_assessment_a_member"),
        )

    def __str__(self) -> str:
        return f"#{self.disclosure_id} {self.round} {self.member_id}"
