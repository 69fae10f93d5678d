"""Owners of patents, by name and, where we know it, by organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.patents.enums import Resolution


class OwnerName(models.Model):
    """A name as it stands on patents and the organisation that it means. One row for each normal form.

    Doubtful ones form the review list: `candidate` is the proposal, a person confirms or rejects it.
    """

    normal_name = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    candidate = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolution = models.CharField(max_length=10, choices=Resolution.choices, default=Resolution.NONE, db_index=True)
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class PatentOwner(models.Model):
    """One owner of one patent; `original` marks the applicant at filing as opposed to today's patentee."""

    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="owners")
    position = models.PositiveSmallIntegerField()
    owner_name = models.ForeignKey(OwnerName, on_delete=models.PROTECT, related_name="patent_owners")
    original = models.BooleanField(default=False)

    class Meta:
        ordering = ("original", "position")
        indexes = (models.Index(fields=("owner_name", "original", "patent")),)
        constraints = (models.UniqueConstraint(fields=("patent", "original", "position"), name="one_owner_a_position"),)

    def __str__(self) -> str:
        return self.owner_name.name
