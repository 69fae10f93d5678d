"""States of an import and of its rows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportTarget(models.TextChoices):
    PATENTS = "patents", _("专利")
    NEEDS = "needs", _("需求")


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("已上传")
    NEEDS_MAPPING = "needs_mapping", _("待指定列")
    PLANNING = "planning", _("检查中")
    PLANNED = "planned", _("待确认")
    APPLYING = "applying", _("导入中")
    APPLIED = "applied", _("已导入")
    UNDOING = "undoing", _("撤销中")
    UNDONE = "undone", _("已撤销")
    FAILED = "failed", _("失败")
    CANCELLED = "cancelled", _("已停止")


class RowAction(models.TextChoices):
    NEW = "new", _("新增")
    CHANGED = "changed", _("变更")
    UNCHANGED = "unchanged", _("不变")
    REFUSED = "refused", _("拒收")
