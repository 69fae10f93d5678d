"""Words for the inventory."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.needs.api import CooperationMode


class EntryState(models.TextChoices):
    """Where an entry stands (domain.md §1.2: inventor → college → university → base → convertible library)."""

    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("待学院审核")
    COLLEGE_RETURNED = "college_returned", _("学院退回")
    COLLEGE_ACCEPTED = "college_accepted", _("待学校审核")
    UNIVERSITY_RETURNED = "university_returned", _("学校退回")
    IN_BASE = "in_base", _("已入基础库")
    CONVERTIBLE = "convertible", _("可转化资源库")
    NOT_CONVERTIBLE = "not_convertible", _("未入可转化库")


class Intent(models.TextChoices):
    """Whether the holder wants to hand the patent over; the ways stand in `modes`."""

    UNKNOWN = "", _("未知")
    YES = "yes", _("有转化意愿")
    NO = "no", _("暂无转化意愿")


class Implemented(models.TextChoices):
    """Whether the patent is put to use (已实施专利标引)."""

    UNKNOWN = "", _("未知")
    YES = "yes", _("已实施")
    NO = "no", _("未实施")


class ImplementationKind(models.TextChoices):
    """Ways of putting to use (domain.md §2: own use, licence, assignment, shares)."""

    OWN = "own", _("自行实施")
    LICENCE = "licence", _("许可他人实施")
    TRANSFER = "transfer", _("转让后实施")
    EQUITY = "equity", _("作价入股实施")
    DEVELOPMENT = "development", _("合作开发中实施")
    PRODUCT = "product", _("已形成上市产品（产业化）")


SELF_USE: Final = "self_use"
INTENT_MODES: Final = (
    *((mode.value, mode.label) for mode in CooperationMode if mode != CooperationMode.OTHER),
    (SELF_USE, _("自行实施")),
    (CooperationMode.OTHER.value, CooperationMode.OTHER.label),
)
"""Ways in which a patent may be put to use, as asked in 建档 (domain.md §1.2 point 5)."""


class BulkVerb(models.TextChoices):
    """What can be done to many entries at once, beside the moves of the table of states."""

    COLLEGE = "college", _("指定学院")
    GRADE = "grade", _("设定自评等级")
    MOVE = "move", _("流转")


class FilingState(models.TextChoices):
    READING = "reading", _("读取中")
    PLANNED = "planned", _("待核对")
    APPLYING = "applying", _("写入中")
    APPLIED = "applied", _("已写入")
    UNDONE = "undone", _("已撤销")
    FAILED = "failed", _("读取失败")


class FilingMatch(models.TextChoices):
    """How a row of the file meets our entries."""

    SAME = "same", _("一致")
    DIFFERENT = "different", _("有差异")
    ONLY_THERE = "only_there", _("仅申报表中有")
    DOUBLE = "double", _("申报表中重复")
    REFUSED = "refused", _("无法识别")


class Side(models.TextChoices):
    """Whose value wins."""

    UNDECIDED = "", _("待定")
    OURS = "ours", _("以本平台为准")
    THEIRS = "theirs", _("以申报表为准")


class SamplingState(models.TextChoices):
    CHECKING = "checking", _("核查中")
    ANSWERING = "answering", _("待单位答复")
    RECHECKING = "rechecking", _("复核中")
    CLOSED = "closed", _("已办结")


class Finding(models.TextChoices):
    NONE = "", _("未核查")
    OK = "ok", _("无问题")
    ISSUE = "issue", _("有问题")


class Recheck(models.TextChoices):
    NONE = "", _("未复核")
    RESOLVED = "resolved", _("已整改")
    OPEN = "open", _("未整改")
