"""Evidence for and against an organisation, and appeals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.enums import AppealState, CreditKind, CreditState
from panhuo.exchange.services.queries.visible import CreditQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class CreditRecord(models.Model):
    """`source` names where it can be checked (document number, register). `until` None: no end is known."""

    appeals: RelatedManager[Appeal]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("类别"), max_length=14, choices=CreditKind.choices)
    text = models.CharField(_("内容"), max_length=300)
    source = models.CharField(_("依据"), max_length=300)
    since = models.DateField(_("起始日期"), null=True, blank=True)
    until = models.DateField(_("截止日期"), null=True, blank=True)
    stops_orders = models.BooleanField(_("期间不得承接新业务"), default=False)
    evidence = models.FileField(upload_to="service-credit", max_length=200, blank=True)
    evidence_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=CreditState.choices)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=500, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "state")),)

    def __str__(self) -> str:
        return self.text


class Appeal(models.Model):
    """Of the sanctioned organisation; decided by somebody who did not record the sanction."""

    record = models.ForeignKey(CreditRecord, on_delete=models.PROTECT, related_name="appeals")
    text = models.TextField(_("申诉理由"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(_("应答复日期"))
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    decision = models.TextField(_("决定"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("record",), condition=models.Q(state="open"), name="services_one_open_appeal_a_record"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.record_id} {self.state}"
