"""Words for contacts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactState(models.TextChoices):
    REQUESTED = "requested", _("等对方接受")
    OPEN = "open", _("洽谈中")
    DEAL = "deal", _("达成合作")
    ENDED = "ended", _("未达成")
    DECLINED = "declined", _("未接受")
    WITHDRAWN = "withdrawn", _("已撤回")


class Side(models.TextChoices):
    DEMAND = "demand", _("需求方")
    SUPPLY = "supply", _("供给方")
    BROKER = "broker", _("经纪机构")


class NdaState(models.TextChoices):
    NONE = "none", _("未要求")
    PROPOSED = "proposed", _("待对方确认")
    AGREED = "agreed", _("双方已确认")


class CommissionBasis(models.TextChoices):
    """How a broker is paid. Always stated before the broker enters."""

    PERCENT = "percent", _("按成交额比例")
    FIXED = "fixed", _("固定金额")
    FREE = "free", _("不收费")


class MeetingKind(models.TextChoices):
    ON_SITE = "on_site", _("现场")
    ONLINE = "online", _("线上")
    PHONE = "phone", _("电话")


class MeetingResult(models.TextChoices):
    """What came of a meeting; empty until it is told."""

    CONTINUE = "continue", _("继续洽谈")
    SAMPLE = "sample", _("送样或试用")
    VISIT = "visit", _("安排考察")
    TERMS = "terms", _("谈到条件")
    NO_FIT = "no_fit", _("不合适")
    NOT_HELD = "not_held", _("没有开成")


class EndReason(models.TextChoices):
    """Why nothing came of it. Ours: no official list is known."""

    NOT_FITTING = "not_fitting", _("技术不对应")
    IMMATURE = "immature", _("技术不成熟")
    PRICE = "price", _("价格谈不拢")
    TERMS = "terms", _("合作方式谈不拢")
    RIGHTS = "rights", _("权利状态有问题")
    ELSEWHERE = "elsewhere", _("已选择其他方案")
    DROPPED = "dropped", _("需求取消")
    SILENT = "silent", _("对方没有回应")
    OTHER = "other", _("其他（请说明）")


class ApprovalState(models.TextChoices):
    WAITING = "waiting", _("待审批")
    APPROVED = "approved", _("已同意")
    REFUSED = "refused", _("不同意")
    REVOKED = "revoked", _("已作废")
