"""Tables from IPC symbols to classes; one of a kind is in force at a time, for the whole installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.portfolio.classes.enums import TableKind, TableState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class ClassTable(models.Model):
    """Read from `file` into entries, looked at, then put in force. `problems` names rows that were left out."""

    entries: RelatedManager[ClassEntry]

    kind = models.CharField(max_length=8, choices=TableKind.choices)
    name = models.CharField(max_length=200)
    edition = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=400, blank=True)
    approximate = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=TableState.choices, default=TableState.READING)
    file = models.FileField(upload_to="class-tables", max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    problems = models.JSONField(default=list, blank=True)
    refused = models.PositiveIntegerField(default=0)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    activated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(state=TableState.ACTIVE), name="one_class_table_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.edition}".strip()


class ClassEntry(models.Model):
    """`symbol` in normal form: ``H01``, ``H01M``, ``H01M10`` or ``H01M10/05``. `code`: the class's own code."""

    table = models.ForeignKey(ClassTable, on_delete=models.CASCADE, related_name="entries")
    symbol = models.CharField(max_length=24)
    code = models.CharField(max_length=24, blank=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("symbol", "pk")
        indexes = (models.Index(fields=("table", "symbol")),)

    def __str__(self) -> str:
        return f"{self.symbol} {self.name}"
