"""Words for classes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.classes.rules.flags import Answer, Flag


class TableKind(models.TextChoices):
    SEI = "sei", _("战略性新兴产业")
    DIGITAL = "digital", _("数字经济核心产业")
    GREEN = "green", _("绿色低碳技术")
    INDUSTRY = "industry", _("国民经济行业（GB/T 4754）")


class TableState(models.TextChoices):
    READING = "reading", _("读取中")
    READY = "ready", _("待生效")
    ACTIVE = "active", _("使用中")
    RETIRED = "retired", _("已停用")
    FAILED = "failed", _("读取失败")


ANSWERS = {Answer.YES.value: _("是"), Answer.NO.value: _("否"), Answer.UNKNOWN.value: _("未知")}
FLAGS = {
    Flag.SEI.value: _("战略性新兴产业"),
    Flag.OVERSEAS.value: _("海外有同族专利权"),
    Flag.TEN_YEARS.value: _("维持超过十年"),
    Flag.PLEDGE.value: _("较高质押融资金额"),
    Flag.AWARD.value: _("国家科技奖或中国专利奖"),
    Flag.DIGITAL.value: _("数字经济核心产业"),
    Flag.GREEN.value: _("绿色低碳技术"),
}
ANSWER_CHOICES = tuple(ANSWERS.items())
