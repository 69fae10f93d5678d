"""Fixed words of findings."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEVELS: Final[dict[str, Promise | str]] = {"block": _("不得进行"), "warn": _("须处理"), "note": _("提示")}
BASES: Final[dict[str, Promise | str]] = {
    "law": _("法条"),
    "reading": _("读法"),
    "memory": _("凭记忆，未收录原文"),
    "custom": _("通常做法"),
}
