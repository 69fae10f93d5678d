"""Words for the public desk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    FILING = "filing", _("申请与评估")
    FEES = "fees", _("年费与费用")
    LICENCE = "licence", _("许可与转让")
    OPEN_LICENCE = "open_licence", _("开放许可")
    INCOME = "income", _("收益与奖励")
    PROTECTION = "protection", _("保护与维权")
    FINANCE = "finance", _("质押与投融资")
    POLICY = "policy", _("政策")
    PLATFORM = "platform", _("平台使用")


class QuestionState(models.TextChoices):
    OPEN = "open", _("待答复")
    ANSWERED = "answered", _("已答复")
    PUBLISHED = "published", _("已公开")
    CLOSED = "closed", _("已关闭")


class CourseState(models.TextChoices):
    OPEN = "open", _("报名中")
    CANCELLED = "cancelled", _("已取消")


class SeatState(models.TextChoices):
    SEATED = "seated", _("已报上")
    WAITING = "waiting", _("候补")
    LEFT = "left", _("已退出")
