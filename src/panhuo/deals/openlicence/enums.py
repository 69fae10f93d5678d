"""Words for open licences."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatementState(models.TextChoices):
    """The values are those of the rules' `State`. Announced is what the office announces, not we."""

    DRAFT = "draft", _("填写中")
    CHECKED = "checked", _("已通过检查")
    SUBMITTED = "submitted", _("已提交")
    ANNOUNCED = "announced", _("已公告")
    WITHDRAWING = "withdrawing", _("已申请撤回")
    WITHDRAWN = "withdrawn", _("已撤回")
    REFUSED = "refused", _("未予公告")
    ENDED = "ended", _("已终止")


OPEN_STATES = (StatementState.ANNOUNCED, StatementState.WITHDRAWING)
PUBLIC_STATES = (*OPEN_STATES, StatementState.WITHDRAWN, StatementState.ENDED)
"""Once announced by the office, a statement is public, and so is its end."""


class FeeMode(models.TextChoices):
    LUMP = "lump", _("一次性付费")
    ROYALTY = "royalty", _("提成")
    ENTRY_AND_ROYALTY = "entry_and_royalty", _("入门费附加提成")
    STAGED = "staged", _("分期付费")
    FREE = "free", _("免费")


class FeeBase(models.TextChoices):
    NET_SALES = "net_sales", _("净销售额")
    PROFIT = "profit", _("利润额")
    UNITS = "units", _("销量")
    OUTPUT = "output", _("产量")


class BatchState(models.TextChoices):
    PLANNING = "planning", _("读取中")
    PLANNED = "planned", _("待写入")
    APPLYING = "applying", _("写入中")
    APPLIED = "applied", _("已写入")
    FAILED = "failed", _("失败")


class RowAction(models.TextChoices):
    CREATE = "create", _("新建")
    UPDATE = "update", _("更新草稿")
    REFUSE = "refuse", _("不能写入")


class LintKind(models.TextChoices):
    WORDS = "words", _("商业性宣传用语")
    CAPS = "caps", _("使用费的通常上限")
