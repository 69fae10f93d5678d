"""What settles a conflict: consents of others, an office's reasoned override; and what was checked when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.agreements.enums import ConsentRole
from panhuo.deals.agreements.models.agreement import Agreement
from panhuo.deals.agreements.queries.visible import OfHolderQuerySet, OwnAgreementsQuerySet


class Consent(models.Model):
    """Somebody consents to certain acts on a patent. Written down by `organisation`, which alone sees it.

    `acts` holds values of `Act`. `party` is the name by which the rules know them. A consent that is taken back is
    `withdrawn`, not deleted.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="consents")
    role = models.CharField(_("身份"), max_length=10, choices=ConsentRole.choices)
    party = models.CharField(_("同意人"), max_length=200)
    acts = models.JSONField(_("同意的事项"))
    given_on = models.DateField(_("同意日期"))
    source = models.CharField(_("依据"), max_length=300)
    file = models.FileField(upload_to="consents/%Y/%m", blank=True)
    withdrawn = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OwnAgreementsQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("organisation", "patent")),)
        constraints = (models.CheckConstraint(condition=Q(role__in=ConsentRole.values), name="consent_role_is_known"),)

    def __str__(self) -> str:
        return f"{self.patent_id} {self.role}"


class OwnersPact(models.Model):
    """What the co-owners of a patent agreed among themselves (专利法第十四条: 有约定的，从其约定).

    `alone`: {owner: [acts each may do without the others]}; `shares`: {owner: percent as text}, how fees are divided.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    alone = models.JSONField(default=dict)
    shares = models.JSONField(default=dict)
    source = models.CharField(_("依据"), max_length=300)
    signed_on = models.DateField(_("签订日"), null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OwnAgreementsQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "patent"), condition=Q(withdrawn=False), name="one_owners_pact_a_patent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.patent_id}"


class Override(models.Model):
    """The office goes on in spite of a warning, with its reason. What the law stops cannot be overridden."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="overrides")
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    parties = models.CharField(max_length=500, blank=True)
    reason = models.CharField(_("理由"), max_length=500)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("agreement", "patent", "code", "parties"), name="one_override_a_finding"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.code}"


class ConflictCheck(models.Model):
    """What the rules found on one day: [{patent, number, code, severity, message, article, …}]. Never changed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="checks")
    day = models.DateField()
    findings = models.JSONField()
    may_go_on = models.BooleanField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.day}"
