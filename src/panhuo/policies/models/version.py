"""A text of a policy, with the file that it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.policies.enums import VersionOrigin

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.policies.models.article import PolicyArticle


class PolicyVersion(models.Model):
    """`sha256` is of the file, `text_hash` of the text without spaces: the same text in Word and PDF is one policy.

    `lines` is the original reading: [text, page or None] for each paragraph or row of a table. `audited_on` is the
    day by whose rules the findings were made.
    """

    articles: RelatedManager[PolicyArticle]

    policy = models.ForeignKey("policies.Policy", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=VersionOrigin.choices)
    file = models.FileField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    text_hash = models.CharField(max_length=64, db_index=True)
    form = models.CharField(max_length=8)
    lines = models.JSONField(default=list)
    warnings = models.JSONField(default=list, blank=True)
    audited_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("policy", "number"), name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"{self.policy_id} v{self.number}"
