"""Classes of patents and the Chinese IPC scheme."""

from __future__ import annotations

from django.db import models

from panhuo.patents.enums import ClassScheme


class PatentClass(models.Model):
    """A class symbol of a patent in normal form (``A61F5/58``)."""

    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="classes")
    scheme = models.CharField(max_length=8, choices=ClassScheme.choices)
    symbol = models.CharField(max_length=24)
    is_main = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_main", "pk")
        indexes = (models.Index(fields=("scheme", "symbol")),)
        constraints = (models.UniqueConstraint(fields=("patent", "scheme", "symbol"), name="a_class_once_a_patent"),)

    def __str__(self) -> str:
        return self.symbol


class IpcEntry(models.Model):
    """One entry of the imported IPC scheme in Chinese (`panhuo load ipc FILE`)."""

    symbol = models.CharField(max_length=24, primary_key=True)
    level = models.CharField(max_length=12)
    parent = models.CharField(max_length=24, blank=True, db_index=True)
    title = models.TextField()
    edition = models.CharField(max_length=12)

    def __str__(self) -> str:
        return f"{self.symbol} {self.title}"
