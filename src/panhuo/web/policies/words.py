"""What happened to a policy or a task, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event
from panhuo.policies.api import Policy


def told(events: Iterable[Event]) -> list[tuple[Event, str]]:
    """Each event with its words; a verb that we have no words for is shown as it is."""
    words = _words()
    return [(event, _with_fields(words.get(event.verb, event.verb), event)) for event in events]


def _with_fields(said: str, event: Event) -> str:
    names = event.data.get("fields") or ()
    labels_of = {field.name: field.verbose_name for field in Policy._meta.fields}  # noqa: SLF001 -- Django's own name
    labels = [str(labels_of[name]) for name in names if name in labels_of]
    tags = event.data.get("tags") or ()
    more = "、".join([*labels, *tags])
    said = _("%(what)s：%(more)s") % {"what": said, "more": more} if more else said
    if "old" in event.data and "new" in event.data:
        days = {"what": said, "more": f"{event.data['old']} → {event.data['new']}"}
        said = _("%(what)s：%(more)s") % days
    reason = event.data.get("reason")
    return f"{said}（{reason}）" if reason else said


def _words() -> dict[str, str]:
    return {
        "created": _("收入清单"),
        "changed": _("更正信息"),
        "finding_confirmed": _("确认检查结果"),
        "finding_overruled": _("否定检查结果"),
        "finding_proposed": _("重新考虑检查结果"),
        "mend_saved": _("保存整改"),
        "mend_closed": _("完成整改"),
        "mend_reopened": _("重新打开整改"),
        "mend_dropped": _("撤销整改"),
        "asked_model": _("请语言模型再看一遍"),
        "version_uploaded": _("上传新文本"),
        "amended": _("生成修订后文本"),
        "hand_in": _("报送"),
        "return": _("退回"),
        "accept": _("接受"),
        "deadline_moved": _("调整期限"),
        "shared": _("共享"),
        "unshared": _("取消共享"),
    }
