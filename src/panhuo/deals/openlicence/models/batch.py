"""Many statements from one workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.deals.openlicence.enums import BatchState, RowAction
from panhuo.deals.openlicence.queries.visible import OwnStatementsQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.deals.openlicence.models.statement import OpenStatement


class StatementBatch(models.Model):
    """Read and checked first (`rows`), written when somebody says so."""

    rows: RelatedManager[BatchRow]
    statements: RelatedManager[OpenStatement]

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="openlicence/%Y/%m")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.PLANNING)
    columns = models.JSONField(default=dict)
    unknown_headings = models.JSONField(default=list)
    error = models.CharField(max_length=400, blank=True)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnStatementsQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"


class BatchRow(models.Model):
    """One row: its values as read, problems with their cells, what the linter says, the statement it became."""

    batch = models.ForeignKey(StatementBatch, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=200)
    action = models.CharField(max_length=6, choices=RowAction.choices)
    values = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    statement = models.ForeignKey(
        "openlicence.OpenStatement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("number", "pk")

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.number}"
