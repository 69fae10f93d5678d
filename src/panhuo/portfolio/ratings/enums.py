"""Words for ratings by enterprises."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """A round of invitations, from choosing to its end."""

    MATCHING = "matching", _("匹配中")
    PROPOSED = "proposed", _("待发出")
    OPEN = "open", _("评价中")
    CLOSED = "closed", _("已结束")
    FAILED = "failed", _("匹配失败")


class InvitationState(models.TextChoices):
    PROPOSED = "proposed", _("待发出")
    SENT = "sent", _("待评价")
    ANSWERED = "answered", _("已评价")
    DECLINED = "declined", _("不评价")
    CONFLICT = "conflict", _("有利益关系")
    WITHDRAWN = "withdrawn", _("已撤回")


class Interest(models.TextChoices):
    """Whether the enterprise wants to cooperate; the ways stand in `modes`."""

    YES = "yes", _("有合作意愿")
    NO = "no", _("没有合作意愿")


class Outcome(models.TextChoices):
    """What the rule says of one patent; nothing is agreed without enough raters."""

    AGREED_HIGH = "agreed_high", _("校企一致：高价值")
    AGREED_LOW = "agreed_low", _("校企一致：价值不高")
    SCHOOL_HIGHER = "school_higher", _("学校评价更高")
    FIRM_HIGHER = "firm_higher", _("企业评价更高")
    SPREAD = "spread", _("企业之间分歧大")
    TOO_FEW = "too_few", _("评价人数不足")
    NO_GRADE = "no_grade", _("学校未自评")
