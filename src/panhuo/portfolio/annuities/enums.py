"""Words for annuities."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountState(models.TextChoices):
    """Where an account stands on a day: derived from its days, never stored."""

    LATER = "later", _("未到期")
    DUE = "due", _("待缴")
    GRACE = "grace", _("滞纳期内")
    OVERDUE = "overdue", _("滞纳期已过")
    SUSPENDED = "suspended", _("保全或中止")
    UNSURE = "unsure", _("缴费情况未知")
    STOPPED = "stopped", _("已决定停缴")
    SETTLED = "settled", _("已缴清")
    UNKNOWN = "unknown", _("无法计算")


class Gap(models.TextChoices):
    """Why no schedule can be computed."""

    NONE = "", _("无")
    FOREIGN = "foreign", _("没有中国申请号")
    KIND = "kind", _("专利类型未知")
    FILED = "filed", _("申请日未知")
    GRANTED = "granted", _("授权日未知")
    CONTRADICTION = "contradiction", _("日期互相矛盾")


class BatchKind(models.TextChoices):
    RECEIPTS = "receipts", _("缴费收据")
    TAKEOVER = "takeover", _("接管年费台账")


class BatchState(models.TextChoices):
    PLANNING = "planning", _("检查中")
    PLANNED = "planned", _("待确认")
    APPLYING = "applying", _("写入中")
    APPLIED = "applied", _("已写入")
    UNDOING = "undoing", _("撤销中")
    UNDONE = "undone", _("已撤销")
    FAILED = "failed", _("失败")


class RowAction(models.TextChoices):
    """What applying a row will do."""

    WRITE = "write", _("写入")
    DIFFERS = "differs", _("与规则不符")
    SAME = "same", _("不变")
    UNKNOWN = "unknown", _("不在本机构专利中")
    REFUSED = "refused", _("有误")
