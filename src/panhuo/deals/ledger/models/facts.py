"""What really happened: reports of figures, milestones, acceptance, exit. Payments are reckoned from these."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.ledger.enums import FactKind, ReportState
from panhuo.deals.ledger.queries.visible import OfLedgerQuerySet


class Report(models.Model):
    """Figures by month of the contract, `first` to `last` (0 the first month). `figures`: {base: [分 or units, …]}."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="reports")
    first = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    note = models.CharField(_("说明"), max_length=500, blank=True)
    file = models.FileField(_("依据文件"), upload_to="reports/%Y/%m", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.SUBMITTED)
    answer = models.CharField(_("意见"), max_length=500, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = OfLedgerQuerySet.as_manager()

    class Meta:
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="report_ends_after_it_began"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.first}-{self.last}"


class Fact(models.Model):
    """`key`: which milestone. A mistake is `withdrawn`, not deleted."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=10, choices=FactKind.choices)
    key = models.CharField(max_length=120, blank=True)
    day = models.DateField(_("日期"))
    evidence = models.CharField(_("证明"), max_length=300)
    file = models.FileField(upload_to="facts/%Y/%m", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    withdrawn = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = OfLedgerQuerySet.as_manager()

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "kind", "key"), condition=Q(withdrawn=False), name="a_fact_stands_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="fact_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind} {self.day}"
