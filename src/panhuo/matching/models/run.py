"""A run of the matcher and the matches it found, kept with all that is needed to make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.matching.enums import RunKind

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class MatchRun(models.Model):
    """`subject` is a need, patent or profile; `engine` says encoder, ranker, version and generation.

    `key` is the digest of kind, subject and its version, scope, filters and engine: two runs with one key
    would find the same. `depth` is how many ranks were asked for (fewer may have been found). `mode` says
    whether meaning was measured.
    """

    matches: RelatedManager[Match]

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=24, choices=RunKind.choices)
    subject_id = models.BigIntegerField()
    subject_version = models.BigIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    scope = models.CharField(max_length=200)
    filters = models.JSONField(default=dict)
    engine = models.JSONField(default=dict)
    mode = models.CharField(max_length=10)
    depth = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("kind", "subject_id")),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class Match(models.Model):
    """One ranked object of a run; `parts` sum to `score`."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="matches")
    rank = models.PositiveIntegerField()
    object_type = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    object_version = models.BigIntegerField()
    score = models.FloatField()
    parts = models.JSONField(default=dict)

    class Meta:
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=("run", "rank"), name="one_match_a_rank"),)
        indexes = (models.Index(fields=("object_type", "object_id")),)

    def __str__(self) -> str:
        return f"{self.rank}. {self.object_type} {self.object_id}"
