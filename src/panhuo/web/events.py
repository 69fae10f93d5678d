"""What happened to a record, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event
from panhuo.web.imports.values import field_label


def event_words(event: Event) -> str:
    """One line for an event; a verb that we have no words for is shown as it is."""
    said = _words().get(event.verb, event.verb)
    fields = _fields(event.data, event.object_type)
    return _("%(what)s：%(fields)s") % {"what": said, "fields": "、".join(fields)} if fields else said


def _words() -> dict[str, str]:
    return {
        "created": _("建立记录"),
        "changed": _("更新"),
        "updated": _("更新"),
        "restored": _("恢复到导入前"),
        "removed": _("删除"),
        "visibility": _("改变公开范围"),
        "merged": _("并入另一条记录"),
        "absorbed": _("合并了重复的记录"),
        "unmerged": _("拆分"),
        "shared": _("共享"),
        "unshared": _("取消共享"),
        "share_lapsed": _("共享到期"),
        "closed": _("结束"),
    }


def _fields(data: dict[str, Any], object_type: str) -> list[str]:
    names = data.get("fields") or data.get("changes") or ()
    target = "patents" if object_type == "patent" else "needs"
    return [field_label(target, str(name)) for name in names]
