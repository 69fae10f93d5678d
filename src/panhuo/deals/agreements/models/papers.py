"""Versions, approvals, uploaded files and templates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.agreements.enums import ApprovalDecision, FileKind, TemplateKind
from panhuo.deals.agreements.models.agreement import Agreement
from panhuo.deals.agreements.queries.visible import OfAgreementQuerySet, OfHolderQuerySet, OwnAgreementsQuerySet


class AgreementVersion(models.Model):
    """What was agreed at one moment: `terms` as data, `document` the Word file made of them. Never changed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField()
    digest = models.CharField(max_length=64)
    document = models.FileField(upload_to="agreements/%Y/%m", blank=True)
    template = models.CharField(max_length=120, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("agreement", "number"), name="one_agreement_version_a_number"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} v{self.number}"


class Approval(models.Model):
    """One colleague is asked to approve one version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="approvals")
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="approvals")
    role = models.CharField(_("审批环节"), max_length=60)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=8, choices=ApprovalDecision.choices, default=ApprovalDecision.PENDING)
    note = models.CharField(_("意见"), max_length=500, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = OfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("version", "approver"), name="one_approval_a_person_and_version"),
            models.CheckConstraint(
                condition=Q(decision__in=ApprovalDecision.values), name="approval_decision_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.decision}"


class AgreementFile(models.Model):
    """An uploaded file: the signed copy, an annex. Kept unchanged; `sha256` shows that it is."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    file = models.FileField(upload_to="agreements/%Y/%m")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    version = models.ForeignKey(AgreementVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class DocumentTemplate(models.Model):
    """A Word template with places in double braces. The newest of an organisation is the one in use."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=TemplateKind.choices)
    file = models.FileField(upload_to="templates/%Y/%m")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    retired = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = OwnAgreementsQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "kind")),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
