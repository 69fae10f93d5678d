"""What both sides say to each other, with files. Never changed, never deleted: it is the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from panhuo.exchange.contacts.enums import Side
from panhuo.exchange.contacts.models.contact import Contact
from panhuo.exchange.contacts.queries.visible import FileQuerySet, MessageQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Message(models.Model):
    """`kind` is "" for what people write, else the verb that it records (``accept``, ``next_step`` …)."""

    files: RelatedManager[ContactFile]

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, blank=True)
    side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:40]


class ContactFile(models.Model):
    """A file of a message; checked as files of needs are."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name
