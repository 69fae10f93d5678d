"""Words for subscriptions and what is sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Target(models.TextChoices):
    NEEDS = "needs", _("需求")
    PATENTS = "patents", _("专利")
    EVENTS = "events", _("对接活动")


class Rhythm(models.TextChoices):
    """How often a digest is put together."""

    SOON = "soon", _("有新内容就发")
    DAILY = "daily", _("每天")
    WEEKLY = "weekly", _("每周")


class SubscriptionState(models.TextChoices):
    ACTIVE = "active", _("订阅中")
    PAUSED = "paused", _("已暂停")
    ENDED = "ended", _("已退订")


class RobotKind(models.TextChoices):
    WECOM = "wecom", _("企业微信")
    DINGTALK = "dingtalk", _("钉钉")
    FEISHU = "feishu", _("飞书")


class Way(models.TextChoices):
    APP = "app", _("站内通知")
    MAIL = "mail", _("电子邮件")
    ROBOT = "robot", _("群机器人")


class SendState(models.TextChoices):
    """UNCLEAR: the process ended while sending; it isn't sent again, as that might tell somebody twice."""

    WAITING = "waiting", _("待发送")
    SENDING = "sending", _("发送中")
    SENT = "sent", _("已发送")
    FAILED = "failed", _("发送失败")
    UNCLEAR = "unclear", _("不确定是否送达")
    DROPPED = "dropped", _("未发送")
