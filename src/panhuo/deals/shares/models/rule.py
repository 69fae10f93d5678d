"""Rules of sharing: an institution's own dated rules, and the law's dated data."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.enums import TableKind
from panhuo.deals.shares.queries.visible import OfMembersQuerySet


class DatedTable(models.Model):
    """A version of the floors or definitions of net income; the newest holds, without one those we ship."""

    kind = models.CharField(max_length=12, choices=TableKind.choices)
    version = models.PositiveIntegerField()
    data = models.JSONField()
    note = models.CharField(_("说明"), max_length=300)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("kind", "version"), name="one_dated_table_a_version"),)

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"


class ShareRule(models.Model):
    """An institution's rule for receipts from `valid_from` to `valid_to` (None: without end). Never changed.

    `parts`: [{name, role, percent}], 100 % together. `costs`: what its own definition of net income deducts, None: it
    defines none. `article`: where the rule stands.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    title = models.CharField(_("名称"), max_length=200)
    article = models.CharField(_("依据"), max_length=200)
    valid_from = models.DateField(_("施行日"))
    valid_to = models.DateField(_("失效日"), null=True, blank=True)
    parts = models.JSONField()
    costs = models.JSONField(null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("公示天数"), default=15)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfMembersQuerySet.as_manager()

    class Meta:
        ordering = ("-valid_from", "-version")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "version"), name="one_share_rule_a_version"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="share_rule_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"
