"""A policy that touches patents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.policies.enums import PolicyKind, PolicyLevel, PolicyStatus, RelationKind
from panhuo.policies.queries.visible import PolicyQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.policies.models.finding import Finding
    from panhuo.policies.models.version import PolicyVersion


class Policy(models.Model):
    """`holder` keeps the record and hands it in; `issuer_name` is who issued the text, as it says itself.

    What the text did not say stays empty and is shown as unknown. `facts` holds for each field that was read from the
    text the words it came from. `current` is the version that counts.
    """

    versions: RelatedManager[PolicyVersion]
    findings: RelatedManager[Finding]
    relations: RelatedManager[PolicyRelation]

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("名称"), max_length=300)
    kind = models.CharField(_("类型"), max_length=12, choices=PolicyKind.choices, blank=True)
    level = models.CharField(_("层级"), max_length=12, choices=PolicyLevel.choices, blank=True)
    issuer_name = models.CharField(_("发文机关"), max_length=200, blank=True)
    number = models.CharField(_("文号"), max_length=100, blank=True, db_index=True)
    issued_on = models.DateField(_("发文日期"), null=True, blank=True)
    effective_on = models.DateField(_("施行日期"), null=True, blank=True)
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    status = models.CharField(_("效力"), max_length=10, choices=PolicyStatus.choices, default=PolicyStatus.UNKNOWN)
    region = models.ForeignKey("orgs.Region", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("地区"))
    facts = models.JSONField(default=dict, blank=True)
    current = models.ForeignKey(
        "policies.PolicyVersion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_published = models.BooleanField(_("列入公开情况"), default=False)
    is_demo = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("holder", "kind", "level")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(effective_on=None) | Q(valid_until__gte=F("effective_on")),
                name="policy_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title


class PolicyRelation(models.Model):
    """`policy` repeals or amends another: by record where we hold it, by the name in the text where we don't (yet)."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Policy, null=True, blank=True, on_delete=models.SET_NULL, related_name="repealed_by")
    other_title = models.CharField(max_length=300)
    kind = models.CharField(max_length=8, choices=RelationKind.choices, default=RelationKind.REPEALS)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("policy", "other_title", "kind"), name="one_relation_a_named_policy"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other_title}"
