"""One purchase of agency: requirements, scorers, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.enums import ProcurementState
from panhuo.exchange.procurement.models.standard import StandardVersion
from panhuo.exchange.procurement.queries.visible import ProcurementQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.procurement.models.offer import AgencyOffer


class Procurement(models.Model):
    """`answers`: the filled-in form, line → text. `ceiling`: the highest price a case in 分; None: not said.

    It says fields of technology, never an invention: offers are made before any disclosure is named.
    """

    offers: RelatedManager[AgencyOffer]
    scorers: RelatedManager[Scorer]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(StandardVersion, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("标题"), max_length=120)
    answers = models.JSONField(default=dict)
    ceiling = models.BigIntegerField(null=True, blank=True)
    offers_until = models.DateField(_("报价截止日期"))
    open_to_all = models.BooleanField(_("向全部在册代理机构征集"), default=False)
    invited = models.ManyToManyField("orgs.Organisation", blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=ProcurementState.choices, default=ProcurementState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProcurementQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "state")),)

    def __str__(self) -> str:
        return self.title


class Scorer(models.Model):
    """Somebody named to rate the quality of the offers."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="scorers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("procurement", "user"), name="procurement_scorer_once"),)

    def __str__(self) -> str:
        return f"#{self.procurement_id} {self.user_id}"


class Award(models.Model):
    """What was decided, with the ranking as it stood."""

    procurement = models.OneToOneField(Procurement, on_delete=models.PROTECT, related_name="award")
    offer = models.OneToOneField("procurement.AgencyOffer", on_delete=models.PROTECT, related_name="award")
    ranking = models.JSONField()
    recommended = models.BooleanField()
    reasons = models.CharField(_("理由"), max_length=500)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.procurement_id}"
