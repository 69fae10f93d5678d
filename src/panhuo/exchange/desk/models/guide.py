"""Guides of authorities; one with the slug of a shipped guide stands in its place."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.desk.enums import Topic


class Guide(models.Model):
    """Public while `published`; one that is not takes the shipped guide of its slug away too."""

    slug = models.SlugField(max_length=60, unique=True)
    topic = models.CharField(_("主题"), max_length=14, choices=Topic.choices)
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("正文"))
    cites = models.JSONField(default=list)
    published = models.BooleanField(_("公开展示"), default=True)
    organisation = models.ForeignKey("orgs.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("topic", "title")

    def __str__(self) -> str:
        return self.title
