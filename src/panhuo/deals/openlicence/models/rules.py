"""What the linter goes by where no law says it, as data: every change is a new version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.openlicence.enums import LintKind


class LintTable(models.Model):
    """A version of the promotional words or the usual upper limits; the newest of a kind holds, else what we ship."""

    kind = models.CharField(max_length=6, choices=LintKind.choices)
    version = models.PositiveIntegerField()
    data = models.JSONField()
    note = models.CharField(_("说明"), max_length=300)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("kind", "version"), name="one_lint_table_a_version"),)

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"
