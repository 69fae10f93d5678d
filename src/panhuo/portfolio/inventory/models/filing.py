"""A file as it was filed elsewhere, and how its rows meet our entries."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.inventory.enums import FilingMatch, FilingState
from panhuo.portfolio.inventory.models.entry import Entry
from panhuo.portfolio.inventory.queries.visible import OwnedQuerySet


class Filing(models.Model):
    """`counts` holds how many rows met how; `missing` how many entries in the base are not in the file."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    file = models.FileField(upload_to="filings", max_length=200)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=FilingState.choices, default=FilingState.READING)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    error = models.CharField(max_length=500, blank=True)
    counts = models.JSONField(default=dict)
    missing = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class FilingRow(models.Model):
    """`differences` maps field → [ours, theirs] in plain JSON, `choices` field → "ours" or "theirs".

    `before` is what undo restores while the entry's version is still `after_version`.
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=300, blank=True)
    match = models.CharField(max_length=10, choices=FilingMatch.choices)
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    differences = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    before = models.JSONField(null=True, blank=True)
    after_version = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("filing", "match")),)

    def __str__(self) -> str:
        return self.label
