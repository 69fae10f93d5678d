"""One row of an import: where it stood, what it says, what will be or was done with it."""

from __future__ import annotations

from typing import Any

from django.db import models

from panhuo.imports.enums import RowAction, RowFlag


class ImportRow(models.Model):
    """`changes` maps field → [old, new]; `problems` names cells (`warned`: there are some, refused or not).

    `before` is what undo restores. `base_version` is the version of the record that the plan was made against,
    `after_version` the one that applying left. A row is `applied` while its effect stands, `undone` once that was taken
    back. `lead` is the first row of the same import that means the same record: the plan of this one counts on what
    that one and those between do.
    """

    batch = models.ForeignKey("imports.ImportBatch", on_delete=models.CASCADE, related_name="rows")
    file = models.ForeignKey("imports.ImportFile", on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=10, choices=RowAction.choices)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    warned = models.BooleanField(default=False)
    lead = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    object_id = models.BigIntegerField(null=True, blank=True)
    base_version = models.BigIntegerField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    after_version = models.BigIntegerField(null=True, blank=True)
    applied = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)
    flag = models.CharField(max_length=10, choices=RowFlag.choices, blank=True, default=RowFlag.NONE)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("batch", "action", "applied", "undone", "flag")),
            models.Index(fields=("batch", "object_id")),
            models.Index(fields=("lead",), condition=models.Q(lead__isnull=False), name="imports_row_lead"),
        )
        constraints = (
            models.UniqueConstraint(fields=("file", "sheet", "number"), name="one_plan_a_row"),
            models.CheckConstraint(condition=models.Q(action__in=RowAction.values), name="import_action_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.number} {self.action}"

    @property
    def shown_changes(self) -> dict[str, Any]:
        """Field → [old, new]; of a new record all that the row says (it is stored once, in `values`)."""
        if self.action == RowAction.NEW:
            return {field: [None, value] for field, value in self.values.items()}
        return dict(self.changes)


class ImportKey(models.Model):
    """A number by which rows of one import mean the same record; `row` is the first that has it."""

    batch = models.ForeignKey("imports.ImportBatch", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    row = models.ForeignKey(ImportRow, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("batch", "key"), name="a_key_once_an_import"),)

    def __str__(self) -> str:
        return self.key
