"""A meeting, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.contacts.enums import MeetingKind, MeetingResult
from panhuo.exchange.contacts.models.contact import Contact
from panhuo.exchange.contacts.queries.visible import MeetingQuerySet


class Meeting(models.Model):
    """`result` and `note` are empty until somebody tells what came of it."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="meetings")
    at = models.DateTimeField(_("时间"))
    kind = models.CharField(_("方式"), max_length=8, choices=MeetingKind.choices)
    place = models.CharField(_("地点或会议号"), max_length=200, blank=True)
    people = models.CharField(_("参加人"), max_length=300, blank=True)
    result = models.CharField(_("结果"), max_length=10, choices=MeetingResult.choices, blank=True)
    note = models.TextField(_("纪要"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.contact_id} {self.at}"
