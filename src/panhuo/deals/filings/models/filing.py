"""One thing to be filed or registered, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.filings.enums import FilingForm, FilingState, FilingStep
from panhuo.deals.filings.queries.visible import OwnFilingsQuerySet


class Filing(models.Model):
    """`nominal` is the corresponding day, `due` the last day after rolling (细则第五条); None: no limit, or not known.

    `unknown` names the day that it runs from where nobody entered it. `beyond_table`: no holiday table reaches it.
    `details`: fields of the form that only the form needs. `amount`: what a pledge secures, in 分.
    """

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="filings"
    )
    form = models.CharField(_("种类"), max_length=12, choices=FilingForm.choices)
    step = models.CharField(_("事项"), max_length=6, choices=FilingStep.choices, default=FilingStep.FIRST)
    state = models.CharField(max_length=8, choices=FilingState.choices, default=FilingState.TODO)
    patents = models.ManyToManyField("patents.Patent", related_name="+")
    party = models.CharField(_("对方"), max_length=200, blank=True)
    basis_on = models.DateField(_("起算日"), null=True, blank=True)
    nominal = models.DateField(_("相应日"), null=True, blank=True)
    due = models.DateField(_("应在此日前办理"), null=True, blank=True)
    beyond_table = models.BooleanField(default=False)
    article = models.CharField(max_length=120, blank=True)
    basis = models.CharField(max_length=8, blank=True)
    unknown = models.CharField(max_length=60, blank=True)
    amount = models.PositiveBigIntegerField(_("担保的金额"), null=True, blank=True)
    contract = models.CharField(_("合同编号"), max_length=80, blank=True)
    details = models.JSONField(default=dict, blank=True)
    sent_on = models.DateField(_("提交日"), null=True, blank=True)
    done_on = models.DateField(_("备案或登记日"), null=True, blank=True)
    number = models.CharField(_("备案号或登记编号"), max_length=80, blank=True)
    reason = models.CharField(_("原因"), max_length=300, blank=True)
    receipt = models.FileField(upload_to="filings/%Y/%m", blank=True)
    encumbrances = models.ManyToManyField("patents.Encumbrance", related_name="+", blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OwnFilingsQuerySet.as_manager()

    class Meta:
        ordering = ("due", "-pk")
        indexes = (models.Index(fields=("holder", "state", "due")),)
        constraints = (
            models.CheckConstraint(condition=Q(form__in=FilingForm.values), name="filing_form_is_known"),
            models.CheckConstraint(condition=Q(state__in=FilingState.values), name="filing_state_is_known"),
            models.UniqueConstraint(
                fields=("agreement", "form"),
                condition=Q(step=FilingStep.FIRST, agreement__isnull=False),
                name="one_first_filing_an_agreement_and_form",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
