"""One import: its plan and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.imports.enums import ImportState, ImportTarget
from panhuo.imports.queries.visible import BatchQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.imports.models.file import ImportFile
    from panhuo.imports.models.row import ImportRow


class ImportBatch(models.Model):
    """Belongs to the organisation that imports (none: the installation, by its administrator).

    `on_behalf`: an agency imports needs of firms that gave it a mandate; each row names its firm.
    `round` counts the jobs started for this batch; a job of an earlier round changes nothing any more.
    """

    files: RelatedManager[ImportFile]
    rows: RelatedManager[ImportRow]

    target = models.CharField(max_length=8, choices=ImportTarget.choices)
    organisation = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.CASCADE)
    on_behalf = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    visibility = models.CharField(max_length=12)
    state = models.CharField(max_length=14, choices=ImportState.choices, default=ImportState.UPLOADED)
    round = models.PositiveIntegerField(default=0)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    error = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_is_known"),
        )

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_target_display()}"
