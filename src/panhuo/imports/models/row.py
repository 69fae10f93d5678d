"""One row of an import: where it stood, what it says, what will be or was done with it."""

from __future__ import annotations

from django.db import models

from panhuo.imports.enums import RowAction


class ImportRow(models.Model):
    """`changes` maps field → [old, new]; `problems` names cells; `before` is what undo restores."""

    batch = models.ForeignKey("imports.ImportBatch", on_delete=models.CASCADE, related_name="rows")
    file = models.ForeignKey("imports.ImportFile", on_delete=models.CASCADE, related_name="+")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=10, choices=RowAction.choices)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    object_id = models.BigIntegerField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    after_version = models.BigIntegerField(null=True, blank=True)
    applied = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("batch", "action")),)
        constraints = (
            models.UniqueConstraint(fields=("batch", "file", "sheet", "number"), name="one_plan_a_row"),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.number} {self.action}"
