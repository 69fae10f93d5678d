"""Words for patents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PatentKind(models.TextChoices):
    INVENTION = "invention", _("发明")
    UTILITY = "utility", _("实用新型")
    DESIGN = "design", _("外观设计")
    UNKNOWN = "unknown", _("类型未知")


class LegalState(models.TextChoices):
    """What an original status word means (domain.md §10)."""

    VALID = "valid", _("有效")
    PENDING = "pending", _("审中")
    DEAD = "dead", _("失效")
    UNKNOWN = "unknown", _("未知")


class IdentifierKind(models.TextChoices):
    APPLICATION = "application", _("申请号")
    PUBLICATION = "publication", _("公开（公告）号")
    FOREIGN = "foreign", _("国外号码")
    SOURCE = "source", _("来源编号")


class Visibility(models.TextChoices):
    """Who may see a record. Shares beyond this are `AccessGrant` rows."""

    PUBLIC = "public", _("公开")
    MEMBERS = "members", _("登录后可见")
    ORGANISATION = "organisation", _("仅本机构")


class Resolution(models.TextChoices):
    """How sure we are that an owner's name means an organisation."""

    EXACT = "exact", _("名称一致")
    RULE = "rule", _("按规则归并")
    CONFIRMED = "confirmed", _("人工确认")
    DOUBTFUL = "doubtful", _("待确认")
    REJECTED = "rejected", _("已否认")
    NONE = "none", _("未归属")


class ClassScheme(models.TextChoices):
    IPC = "ipc", "IPC"
    CPC = "cpc", "CPC"
    LOCARNO = "locarno", _("洛迦诺")


class EncumbranceKind(models.TextChoices):
    """What may lie on a patent. Preservation and suspension stop lapse and abandonment (细则第一百零五条).

    `OPEN_STATEMENT`: a statement is announced; `OPEN_LICENCE`: somebody has a licence under one and uses it.
    """

    LICENCE = "licence", _("许可（普通）")
    SOLE = "sole", _("许可（排他）")
    EXCLUSIVE = "exclusive", _("许可（独占）")
    OPEN_LICENCE = "open_licence", _("开放许可实施")
    OPEN_STATEMENT = "open_statement", _("开放许可声明")
    PLEDGE = "pledge", _("质押")
    PRESERVATION = "preservation", _("保全")
    SUSPENSION = "suspension", _("权属纠纷中止")
    LAWSUIT = "lawsuit", _("诉讼")
    PUBLIC_FUNDING = "public_funding", _("财政资助")
    CO_OWNERS = "co_owners", _("共有人意见")
    OTHER = "other", _("其他")
