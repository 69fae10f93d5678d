"""Words of use first, pay later."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.rules.usefirst.states import State


class ResultState(models.TextChoices):
    DRAFT = "draft", _("草拟")
    LISTED = "listed", _("已入库")
    WITHDRAWN = "withdrawn", _("已撤下")


class RequestState(models.TextChoices):
    OPEN = "open", _("待答复")
    ACCEPTED = "accepted", _("已接受")
    DECLINED = "declined", _("已谢绝")
    WITHDRAWN = "withdrawn", _("已撤回")


class PayMode(models.TextChoices):
    """Ways of paying, as the provinces call them."""

    DEFERRED = "deferred", _("延期支付")
    INSTALMENTS = "instalments", _("分期支付")
    MILESTONE = "milestone", _("里程碑支付")
    CONDITIONAL = "conditional", _("附条件支付")
    ROYALTY = "royalty", _("收益提成支付")
    LUMP = "lump", _("一次性支付")


class DealState(models.TextChoices):
    TRIAL = State.TRIAL.value, _("试用中")
    USING = State.USING.value, _("先使用（未到付费条件）")
    PAYING = State.PAYING.value, _("付费中")
    FULFILLED = State.FULFILLED.value, _("履行完毕")
    BOUGHT = State.BOUGHT.value, _("转为转让")
    FAILED = State.FAILED.value, _("试用不合格")
    EXITED = State.EXITED.value, _("按约退出")
    TERMINATED = State.TERMINATED.value, _("解除")
    EXPIRED = State.EXPIRED.value, _("期满")


class SafeguardKind(models.TextChoices):
    GUARANTEE = "guarantee", _("担保")
    INSURANCE = "insurance", _("保险")
    ADVANCE = "advance", _("先行赔付")
    TRUST = "trust", _("信托")


class CreditKind(models.TextChoices):
    """Good and bad: what is recorded is a fact with its evidence, never a score."""

    PAID_ON_TIME = "paid_on_time", _("按期付款")
    OVERDUE = "overdue", _("逾期付款")
    NO_REPORT = "no_report", _("未按期报告")
    FALSE_REPORT = "false_report", _("报告不实")
    BREACH = "breach", _("其他违约")
    LICENSOR_BREACH = "licensor_breach", _("许可方违约")


class Basis(models.TextChoices):
    TEXT = "text", _("已核对原文")
    REPORTED = "reported", _("据报道，未见原文")
    OWN = "own", _("本平台自定")
