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


class FileState(models.TextChoices):
    """How far the plan of one file is; one bad file doesn't stop the others."""

    WAITING = "waiting", _("等待检查")
    NEEDS_MAPPING = "needs_mapping", _("待指定列")
    PLANNED = "planned", _("已检查")
    FAILED = "failed", _("无法读取")


class RowAction(models.TextChoices):
    NEW = "new", _("新增")
    CHANGED = "changed", _("变更")
    UNCHANGED = "unchanged", _("不变")
    REFUSED = "refused", _("拒收")


class RowFlag(models.TextChoices):
    """What a row needs a person's eye for."""

    NONE = "", _("无")
    CONFLICT = "conflict", _("检查后记录已被他人改动，已重新比对，确认后可再次导入")
    BLOCKED = "blocked", _("未能写入")
    KEPT = "kept", _("导入后记录又有改动，撤销时保留")
