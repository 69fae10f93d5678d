"""Many documents brought in at once."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from panhuo.policies.enums import UploadState
from panhuo.policies.queries.visible import UploadQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


def stored_name(instance: UploadedDocument, filename: str) -> str:
    """A name of our own: what the user called the file is kept beside it and never becomes a path."""
    suffix = PurePath(filename).suffix.lower()
    ending = suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""  # noqa: PLR2004
    return f"policies/{timezone.localdate():%Y/%m}/{uuid4().hex}{ending}"


class PolicyUpload(models.Model):
    """The job tells how far it is; the documents tell what became of each.

    `version_of`: the one file is a newer text of this policy.
    """

    documents: RelatedManager[UploadedDocument]

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    version_of = models.ForeignKey("policies.Policy", null=True, on_delete=models.CASCADE, related_name="+")
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"


class UploadedDocument(models.Model):
    """`policy` is what it became, or what it is a duplicate of. `error`: code, template, params."""

    upload = models.ForeignKey(PolicyUpload, on_delete=models.CASCADE, related_name="documents")
    position = models.PositiveIntegerField()
    file = models.FileField(upload_to=stored_name)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    error = models.JSONField(default=dict, blank=True)
    policy = models.ForeignKey("policies.Policy", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("upload", "position"), name="one_document_a_position"),)

    def __str__(self) -> str:
        return self.name
