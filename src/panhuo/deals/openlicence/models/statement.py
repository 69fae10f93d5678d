"""A statement by which a patentee offers licences to everybody (专利法第五十条, 细则第八十五条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.openlicence.enums import OPEN_STATES, FeeBase, FeeMode, StatementState
from panhuo.deals.openlicence.queries.visible import StatementQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.deals.openlicence.models.acceptance import Acceptance


class OpenStatement(models.Model):
    """The five fields: number (of `patent`), `patentees`, the fee, `first` to `last`, `other`. Amounts in 分.

    `stages`: amounts of a staged fee. `obstacle`: 其他妨碍专利权有效实施的情形, as the office knows it. `findings` is
    what the last check said. `number` and `title` repeat what the patent says, for the public catalogue. Once
    announced it is public with these fields; before that the holder's own.
    """

    acceptances: RelatedManager[Acceptance]

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="open_statements")
    batch = models.ForeignKey(
        "openlicence.StatementBatch", null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    state = models.CharField(max_length=12, choices=StatementState.choices, default=StatementState.DRAFT)
    number = models.CharField(_("专利号"), max_length=40, blank=True)
    title = models.CharField(_("名称"), max_length=500, blank=True)
    patentees = models.CharField(_("专利权人"), max_length=500)
    mode = models.CharField(_("支付方式"), max_length=18, choices=FeeMode.choices, blank=True)
    lump = models.PositiveBigIntegerField(_("一次性金额"), null=True, blank=True)
    entry = models.PositiveBigIntegerField(_("入门费"), null=True, blank=True)
    rate = models.DecimalField(_("提成率"), max_digits=7, decimal_places=4, null=True, blank=True)
    base = models.CharField(_("提成基数"), max_length=10, choices=FeeBase.choices, blank=True)
    per_unit = models.DecimalField(_("每单位金额"), max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("计量单位"), max_length=20, blank=True)
    stages = models.JSONField(_("各期金额"), default=list, blank=True)
    currency = models.CharField(_("币种"), max_length=3, default="CNY", blank=True)
    due = models.CharField(_("支付时间"), max_length=300, blank=True)
    fee_note = models.TextField(_("使用费的说明"), blank=True)
    first = models.DateField(_("许可期限起日"), null=True, blank=True)
    last = models.DateField(_("许可期限止日"), null=True, blank=True)
    other = models.TextField(_("其他需要明确的事项"), blank=True)
    has_report = models.BooleanField(_("已有专利权评价报告"), null=True, blank=True)
    report_number = models.CharField(_("评价报告编号"), max_length=80, blank=True)
    obstacle = models.CharField(_("其他妨碍实施的情形"), max_length=300, blank=True)
    contact = models.CharField(_("联系方式（随声明公开）"), max_length=200, blank=True)
    findings = models.JSONField(default=list, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(_("提交日"), null=True, blank=True)
    announced_on = models.DateField(_("公告日"), null=True, blank=True)
    announcement = models.CharField(_("公告编号"), max_length=80, blank=True)
    refused_because = models.CharField(_("未予公告的原因"), max_length=300, blank=True)
    withdrawal_asked_on = models.DateField(_("申请撤回日"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤回公告日"), null=True, blank=True)
    ended_on = models.DateField(_("终止日"), null=True, blank=True)
    encumbrance = models.ForeignKey(
        "patents.Encumbrance", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("holder", "state")), models.Index(fields=("state", "announced_on")))
        constraints = (
            models.CheckConstraint(condition=Q(state__in=StatementState.values), name="statement_state_is_known"),
            models.UniqueConstraint(
                fields=("patent",), condition=Q(state__in=OPEN_STATES), name="one_announced_statement_a_patent"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
