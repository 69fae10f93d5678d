"""A robot of a group chat."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.subscriptions.enums import RobotKind
from panhuo.exchange.subscriptions.queries.visible import RobotQuerySet


class Robot(models.Model):
    """`url` and `secret` let anybody write into the group: they are never shown again after saving."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("群名称"), max_length=80)
    kind = models.CharField(_("类型"), max_length=8, choices=RobotKind.choices)
    url = models.CharField(_("机器人地址"), max_length=500)
    secret = models.CharField(_("签名密钥"), max_length=200, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = RobotQuerySet.as_manager()

    class Meta:
        ordering = ("organisation", "name", "pk")

    def __str__(self) -> str:
        return self.name
