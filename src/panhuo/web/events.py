"""What happened to a record, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event
from panhuo.web.imports.values import field_label
from panhuo.web.money_events import money_words


def event_words(event: Event) -> str:
    """One line for an event; a verb that we have no words for is shown as it is."""
    said = _words().get(event.verb) or money_words().get(event.verb, event.verb)
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
        "paid": _("登记缴费"),
        "payment_withdrawn": _("撤销缴费"),
        "imported": _("由导入写入"),
        "stopped": _("停止缴费"),
        "resumed": _("恢复缴费"),
        "opened": _("发起"),
        "chosen": _("改处置"),
        "choice_undone": _("撤销处置"),
        "voted": _("投票"),
        "objected": _("提出异议"),
        "objection_answered": _("答复异议"),
        "open_votes": _("开始评审投票"),
        "back_to_draft": _("退回拟议"),
        "publish": _("公示"),
        "finish": _("定稿"),
        "reopen": _("撤回公示"),
        "reopen_final": _("撤回定稿"),
        "execute": _("执行"),
        "cancel": _("取消"),
        "cancel_votes": _("取消"),
    }


def _fields(data: dict[str, Any], object_type: str) -> list[str]:
    names = data.get("fields") or data.get("changes") or ()
    target = "patents" if object_type == "patent" else "needs"
    return [field_label(target, str(name)) for name in names]
