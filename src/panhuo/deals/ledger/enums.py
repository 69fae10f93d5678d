"""Words of the ledger."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What an entry writes down; the value is the beginning of its number."""

    INVOICE = "KP", _("应收（开票）")
    INTEREST = "LX", _("应收利息")
    RECEIPT = "SK", _("收款")
    ADVANCE = "DJ", _("预收抵减")
    REFUND = "TK", _("退款")
    REFUND_PAID = "TF", _("支付退款")
    SHARES = "FP", _("收益分配")
    PAYOUT = "ZF", _("支付收益")
    REVERSAL = "CX", _("冲销")


class ReportState(models.TextChoices):
    SUBMITTED = "submitted", _("待核对")
    ACCEPTED = "accepted", _("已确认")
    RETURNED = "returned", _("已退回")
    REPLACED = "replaced", _("已更正")


class FactKind(models.TextChoices):
    """What sets off payments beside figures."""

    MILESTONE = "milestone", _("里程碑达成")
    TRIAL = "trial", _("试用验收合格")
    EXIT = "exit", _("退出")


class InvoiceState(models.TextChoices):
    """Follows from what is open and the day; never stored."""

    OPEN = "open", _("待付")
    OVERDUE = "overdue", _("逾期")
    PART = "part", _("部分已付")
    PAID = "paid", _("已付清")
    CREDITED = "credited", _("已冲销")
