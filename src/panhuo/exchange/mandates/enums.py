"""Words for mandates and consents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MandateState(models.TextChoices):
    """`ACCEPTED` holds from its first to its last day; all others hold nothing."""

    PROPOSED = "proposed", _("待企业确认")
    ACCEPTED = "accepted", _("已确认")
    REFUSED = "refused", _("未接受")
    WITHDRAWN = "withdrawn", _("已撤回")
    REVOKED = "revoked", _("企业已撤销")
    LAID_DOWN = "laid_down", _("机构已辞去")
    REPLACED = "replaced", _("已由新委托代替")


class ConsentState(models.TextChoices):
    WAITING = "waiting", _("等待同意")
    GIVEN = "given", _("已同意")
    REFUSED = "refused", _("不同意")
    WITHDRAWN = "withdrawn", _("已撤回")


class Turn(models.TextChoices):
    """Whose turn it is with a need that is followed."""

    OURS = "ours", _("轮到我方")
    THEIRS = "theirs", _("轮到机构")
    OVER = "over", _("已结束")


class NextAct(models.TextChoices):
    """What is to be done next, in this order of urgency."""

    REPLY = "reply", _("补充说明：机构在等")
    CONTACT = "contact", _("对接室轮到我方")
    ASK = "ask", _("还没有请机构答复")
    DECIDE = "decide", _("看答复，定下一步")
    WAIT = "wait", _("等机构答复")
    TALK = "talk", _("对接室轮到对方")
    NONE = "none", _("需求已结束")
