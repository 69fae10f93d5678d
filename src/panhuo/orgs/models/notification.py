"""A line for one person: what waits for them or what changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.orgs.queries.notifications import NotificationQuerySet


class Notification(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="nothing_is_told_twice"),)

    def __str__(self) -> str:
        return self.text
