"""An uploaded file of an import."""

from __future__ import annotations

from pathlib import PurePath
from uuid import uuid4

from django.db import models
from django.utils import timezone

from panhuo.imports.enums import FileState


def stored_name(instance: ImportFile, filename: str) -> str:
    """A name of our own: what the user called the file is kept beside it and never becomes a path."""
    suffix = PurePath(filename).suffix.lower()
    ending = suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""  # noqa: PLR2004
    return f"imports/{timezone.localdate():%Y/%m}/{uuid4().hex}{ending}"


class ImportFile(models.Model):
    """An uploaded file as it came, and how its columns were understood.

    `tables` holds for each sheet: sheet, row (of the headings), headings, sample (first rows), fingerprint, layout.
    `mapping` holds what a person said: fingerprint of a heading row → column → field.
    `cursor` is how far the plan has read: {"sheet": index, "row": number}; it is written with the rows it counts.
    """

    batch = models.ForeignKey("imports.ImportBatch", on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=stored_name)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=14, choices=FileState.choices, default=FileState.WAITING)
    layout = models.CharField(max_length=40, blank=True)
    tables = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    error = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    cursor = models.JSONField(default=dict, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "position"), name="one_file_a_position"),
            models.CheckConstraint(condition=models.Q(state__in=FileState.values), name="import_file_state_is_known"),
        )

    def __str__(self) -> str:
        return self.name
