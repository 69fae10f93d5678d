"""A file of receipts, or an office's running annuity spreadsheet, on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.portfolio.annuities.enums import BatchKind, BatchState, RowAction
from panhuo.portfolio.annuities.queries.visible import OwnQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class AnnuityBatch(models.Model):
    """`columns` says which field stands in which column; `unknown_headings` are left aside and named."""

    rows: RelatedManager[AnnuityRow]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=BatchKind.choices)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.PLANNING)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="annuities/%Y/%m/")
    columns = models.JSONField(default=dict)
    unknown_headings = models.JSONField(default=list)
    error = models.TextField(blank=True)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class AnnuityRow(models.Model):
    """One row of the file. `differences` are what the rules say otherwise: [field, said, by rule, the rule].

    `before` is what undo puts back, `wrote` what was written (undo leaves alone what was changed since).
    """

    batch = models.ForeignKey(AnnuityBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    sheet = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=10, choices=RowAction.choices)
    account = models.ForeignKey("annuities.AnnuityAccount", null=True, blank=True, on_delete=models.SET_NULL)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    differences = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    before = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("batch", "action")),)

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.number}"
