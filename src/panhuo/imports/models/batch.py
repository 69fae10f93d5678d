"""One import: its files, its plan and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.imports.enums import ImportState, ImportTarget
from panhuo.imports.queries.visible import BatchQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.imports.models.row import ImportRow


class ImportBatch(models.Model):
    """Belongs to the organisation that imports (none: the installation, by its administrator)."""

    files: RelatedManager[ImportFile]
    rows: RelatedManager[ImportRow]

    target = models.CharField(max_length=8, choices=ImportTarget.choices)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.CASCADE)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    visibility = models.CharField(max_length=12)
    state = models.CharField(max_length=14, choices=ImportState.choices, default=ImportState.UPLOADED)
    error = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_target_display()}"


class ImportFile(models.Model):
    """An uploaded file as it came, and how its columns were understood."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="imports/%Y/%m")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    layout = models.CharField(max_length=40, blank=True)
    mapping = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
