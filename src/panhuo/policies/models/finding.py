"""What the auditor proposes about a sentence, and what a person made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from panhuo.policies.enums import FindingSource, FindingState
from panhuo.policies.queries.visible import FindingQuerySet


class Finding(models.Model):
    """`start`, `end` bound the sentence in the article's text; `words` are pairs (start, end) of the deciding words.

    `rules` are those that it breaks: {key, tag, label, meaning}. Overrulings keep their reason and are counted for
    each rule.
    """

    policy = models.ForeignKey("policies.Policy", on_delete=models.CASCADE, related_name="findings")
    article = models.ForeignKey("policies.PolicyArticle", on_delete=models.CASCADE, related_name="findings")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    rules = models.JSONField(default=list)
    severity = models.CharField(max_length=12)
    category = models.CharField(max_length=12)
    wording = models.TextField(blank=True)
    source = models.CharField(max_length=8, choices=FindingSource.choices, default=FindingSource.RULES)
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.PROPOSED)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("policy", "article__position", "start")
        indexes = (models.Index(fields=("policy", "state")),)
        constraints = (
            models.UniqueConstraint(fields=("article", "start", "end"), name="one_finding_a_sentence"),
            models.CheckConstraint(
                condition=~Q(state=FindingState.OVERRULED) | ~Q(reason=""), name="overruling_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return "、".join(self.tags)
