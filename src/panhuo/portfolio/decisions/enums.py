"""Words for decisions about patents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Choice(models.TextChoices):
    """What may become of a patent, from holding to letting go."""

    KEEP = "keep", _("继续维持")
    OPEN_LICENSE = "open_license", _("开放许可")
    OFFER = "offer", _("挂牌转让")
    GIVE_BACK = "give_back", _("退还发明人")
    GIVE_UP = "give_up", _("停止缴费")


ENDING = (Choice.GIVE_BACK, Choice.GIVE_UP)
"""Choices after which the organisation pays no more."""


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("拟议中")
    VOTING = "voting", _("评审中")
    NOTICE = "notice", _("公示中")
    FINAL = "final", _("已定稿")
    EXECUTED = "executed", _("已执行")
    CANCELLED = "cancelled", _("已取消")
