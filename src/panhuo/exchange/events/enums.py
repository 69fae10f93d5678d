"""Words for events, those who take part and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    MATCHING = "matching", _("专场对接")
    ROADSHOW = "roadshow", _("路演")
    FINANCE = "finance", _("投融资对接")
    OTHER = "other", _("其他活动")


class EventState(models.TextChoices):
    DRAFT = "draft", _("拟议")
    SUBMITTED = "submitted", _("待批准")
    APPROVED = "approved", _("已批准")
    INVITING = "inviting", _("邀请中")
    SCHEDULED = "scheduled", _("已排期")
    HELD = "held", _("已举办")
    CLOSED = "closed", _("已总结")
    CANCELLED = "cancelled", _("已取消")


class EventVisibility(models.TextChoices):
    """Who learns that there is an event; who meets whom is told to the two and to the host only."""

    PUBLIC = "public", _("公开")
    MEMBERS = "members", _("登录后可见")
    INVITED = "invited", _("仅受邀单位可见")


class Side(models.TextChoices):
    SUPPLY = "supply", _("供给方")
    DEMAND = "demand", _("需求方")


class PartyState(models.TextChoices):
    LISTED = "listed", _("待邀请")
    INVITED = "invited", _("已邀请")
    ACCEPTED = "accepted", _("参加")
    DECLINED = "declined", _("不参加")


class PairState(models.TextChoices):
    """PROPOSED: matching or the host says that the two should meet; DROPPED: taken out, and not proposed again."""

    PROPOSED = "proposed", _("拟对接")
    DROPPED = "dropped", _("不对接")


class Outcome(models.TextChoices):
    SIGNED = "signed", _("签约")
    INTENT = "intent", _("达成意向")
    TALKING = "talking", _("继续洽谈")
    NOT_INTERESTED = "not_interested", _("无意向")
    ABSENT = "absent", _("未到场")


class DateBasis(models.TextChoices):
    """Where the dates of a campaign come from."""

    OFFICIAL = "official", _("来自通知")
    ENTERED = "entered", _("管理员填写")
    DEFAULT = "default", _("平台默认值，未核实")
    UNKNOWN = "unknown", _("未知")
