"""Words of the inventory."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyKind(models.TextChoices):
    """The three kinds of 16号文 (七)."""

    ASSESSMENT = "assessment", _("考核")
    EVALUATION = "evaluation", _("评价")
    SUBSIDY = "subsidy", _("资助")


class PolicyLevel(models.TextChoices):
    """Who issued it."""

    PROVINCE = "province", _("省")
    CITY = "city", _("市")
    COUNTY = "county", _("县区")
    PARK = "park", _("园区")
    UNIVERSITY = "university", _("高校")
    INSTITUTE = "institute", _("科研机构")


class PolicyStatus(models.TextChoices):
    UNKNOWN = "unknown", _("未知")
    IN_FORCE = "in_force", _("现行有效")
    AMENDED = "amended", _("已修订")
    REPEALED = "repealed", _("已废止")


class RelationKind(models.TextChoices):
    REPEALS = "repeals", _("废止")
    AMENDS = "amends", _("修订")


class VersionOrigin(models.TextChoices):
    UPLOADED = "uploaded", _("上传的文件")
    PASTED = "pasted", _("粘贴的文本")
    MENDED = "mended", _("修订后文本")


class FindingState(models.TextChoices):
    """A finding is a proposal until a person has looked at it."""

    PROPOSED = "proposed", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    OVERRULED = "overruled", _("已否定")


class FindingSource(models.TextChoices):
    """Who proposed it."""

    RULES = "rules", _("规则")
    MODEL = "model", _("语言模型")


class MendAction(models.TextChoices):
    REPEAL = "repeal", _("废止")
    AMEND = "amend", _("修订")
    KEEP = "keep", _("保留并说明理由")


class MendState(models.TextChoices):
    OPEN = "open", _("整改中")
    CLOSED = "closed", _("已整改")


class UploadState(models.TextChoices):
    """Of one uploaded document."""

    WAITING = "waiting", _("等待读取")
    READ = "done", _("已读取")
    DUPLICATE = "duplicate", _("重复")
    FAILED = "failed", _("读不了")


class HandInState(models.TextChoices):
    """Of what one organisation owes in one campaign."""

    OPEN = "pending", _("待报送")
    HANDED_IN = "handed_in", _("已报送待审")
    RETURNED = "rejected", _("已退回")
    ACCEPTED = "approved", _("已接受")


class ReferralState(models.TextChoices):
    OPEN = "pending", _("待答复")
    ANSWERED = "done", _("已答复")


AUDITOR_LEVEL: Final = {
    PolicyLevel.PROVINCE: "省",
    PolicyLevel.CITY: "市",
    PolicyLevel.COUNTY: "县区",
    PolicyLevel.PARK: "园区",
    PolicyLevel.UNIVERSITY: "高校",
    PolicyLevel.INSTITUTE: "科研机构",
}
"""Our levels as the auditor calls them."""

AUDITOR_KIND: Final = {"考核": PolicyKind.ASSESSMENT, "评价": PolicyKind.EVALUATION, "资助": PolicyKind.SUBSIDY}
"""The auditor's categories as our kinds."""
