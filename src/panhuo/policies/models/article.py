"""One article of a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.policies.models.finding import Finding


class PolicyArticle(models.Model):
    """`wanted`: which contents of 16号文 (七) it has. `first_line`, `last_line`: its place in the version's lines."""

    findings: RelatedManager[Finding]

    version = models.ForeignKey("policies.PolicyVersion", on_delete=models.CASCADE, related_name="articles")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True)
    chapter = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=100, blank=True)
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    wanted = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("version", "position"), name="one_article_a_position"),)

    def __str__(self) -> str:
        return self.label or self.place
