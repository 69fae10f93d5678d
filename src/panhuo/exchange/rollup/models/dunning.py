"""A dunning (催办): on record with what stood open, told to the institution, and what it replied."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.rollup.enums import Channel, DunningKind
from panhuo.exchange.rollup.queries.visible import DunningQuerySet


class Dunning(models.Model):
    """`overdue` and `oldest_due`: what stood open on that day; None where nothing of it is known to the platform."""

    authority = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("机构"), max_length=200)
    kind = models.CharField(_("事由"), max_length=10, choices=DunningKind.choices)
    channel = models.CharField(_("方式"), max_length=10, choices=Channel.choices)
    text = models.TextField(_("内容"))
    overdue = models.PositiveIntegerField(null=True, blank=True)
    oldest_due = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    reply = models.TextField(_("机构说明"), blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = DunningQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "name", "kind", "on"), name="dunned_once_a_day"),
            models.CheckConstraint(condition=models.Q(kind__in=DunningKind.values), name="dunning_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.on}"
