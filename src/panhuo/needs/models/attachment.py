"""Files that belong to a need: drawings, measurements, specifications."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.needs.models.need import Need
from panhuo.needs.queries.attachments import AttachmentQuerySet


class NeedAttachment(models.Model):
    """`kind` is what the content says the file is (pdf, docx …), `name` how the writer called it, `size` in bytes."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("need", "sha256"), name="a_file_once_a_need"),)

    def __str__(self) -> str:
        return self.name
