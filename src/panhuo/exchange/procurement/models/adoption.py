"""Who buys by the standard, and what the records of organisations don't say of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.enums import AdoptionState
from panhuo.exchange.procurement.queries.visible import AdoptionQuerySet


class InstitutionTrait(models.Model):
    """None: nobody said. `source` names where it can be checked."""

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    national_laboratory = models.BooleanField(_("国家实验室"), null=True, blank=True)
    state_owned = models.BooleanField(_("国有企业"), null=True, blank=True)
    private = models.BooleanField(_("民办高校"), null=True, blank=True)
    listed = models.BooleanField(_("上市公司"), null=True, blank=True)
    innovative = models.BooleanField(_("创新型企业"), null=True, blank=True)
    source = models.CharField(_("依据"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.organisation)


class Adoption(models.Model):
    """Buying by the standard outside this platform, said with its evidence and confirmed by the authority."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    on = models.DateField(_("开始日期"))
    evidence = models.CharField(_("依据"), max_length=300)
    state = models.CharField(max_length=10, choices=AdoptionState.choices, default=AdoptionState.SUBMITTED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.on}"
