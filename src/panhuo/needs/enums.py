"""Words for needs and profiles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedStatus(models.TextChoices):
    OPEN = "open", _("征集中")
    CLOSED = "closed", _("已结束")


class NeedVisibility(models.TextChoices):
    PUBLIC = "public", _("公开")
    MEMBERS = "members", _("登录后可见")
    MATCHED = "matched", _("匹配到的机构")
    NAMED = "named", _("指定机构")
    ORGANISATION = "organisation", _("仅本机构")


PROFILE_LEVELS = (NeedVisibility.PUBLIC, NeedVisibility.MEMBERS, NeedVisibility.ORGANISATION)
"""A profile asks nobody in particular: it is not opened to single institutions."""


class CooperationMode(models.TextChoices):
    """Ways in which a technology changes hands (转化法第十六条; 16号文 四(十一))."""

    LICENCE = "licence", _("许可")
    TRANSFER = "transfer", _("转让")
    OPEN_LICENCE = "open_licence", _("开放许可")
    USE_FIRST = "use_first", _("先使用后付费")
    EQUITY = "equity", _("作价入股")
    DEVELOPMENT = "development", _("委托或合作开发")
    OTHER = "other", _("其他")


class CompanySize(models.TextChoices):
    LARGE = "large", _("大型")
    MEDIUM = "medium", _("中型")
    SMALL = "small", _("小型")
    MICRO = "micro", _("微型")
    UNKNOWN = "unknown", _("未填写")
