"""Papers, statements on conflicts of interest, checks of related parties. Secret to the holder."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.duecare.enums import EvidenceKind, PersonRole, Relation
from panhuo.deals.duecare.queries.visible import EvidenceOfHolderQuerySet


class EvidencePaper(models.Model):
    """A paper that shows that a duty was done. `day` is the day of the paper, not of its upload."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("材料种类"), max_length=20, choices=EvidenceKind.choices)
    title = models.CharField(_("名称"), max_length=200)
    day = models.DateField(_("形成日期"))
    file = models.FileField(_("文件"), upload_to="duecare/%Y/%m", blank=True)
    name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    withdrawn = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceOfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class InterestStatement(models.Model):
    """What one person states of their own interest in the deal; the newest of a person counts."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="interest_statements")
    person = models.CharField(_("声明人"), max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("身份"), max_length=8, choices=PersonRole.choices)
    has_interest = models.BooleanField(_("有利益关系"))
    details = models.CharField(_("利益关系和回避情况"), max_length=500, blank=True)
    signed_on = models.DateField(_("声明日期"))
    file = models.FileField(_("签字的声明"), upload_to="duecare/%Y/%m", blank=True)
    name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceOfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.pk}"


class PartyCheck(models.Model):
    """Whether the other side is related to people who decide; the newest check of a party counts."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="party_checks")
    party = models.CharField(_("被核查的单位"), max_length=200)
    outcome = models.CharField(_("结论"), max_length=8, choices=Relation.choices)
    how = models.CharField(_("核查方法"), max_length=300)
    details = models.CharField(_("情况和处理"), max_length=500, blank=True)
    checked_on = models.DateField(_("核查日期"))
    file = models.FileField(_("核查材料"), upload_to="duecare/%Y/%m", blank=True)
    name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceOfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=Q(outcome__in=Relation.values), name="relation_is_known"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.pk}"
