"""What happened to an event, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event


@dataclass(frozen=True, slots=True)
class Told:
    event: Event
    text: str
    note: str


def story(events: Iterable[Event]) -> list[Told]:
    """The latest first; check-ins and single results are counted elsewhere and left out here."""
    words = _words()
    kept = [one for one in events if one.verb in words]
    return [Told(one, words[one.verb], str(one.data.get("note", ""))) for one in reversed(kept)]


def _words() -> dict[str, str]:
    return {
        "created": _("提出"),
        "changed": _("修改"),
        "submit": _("提交批准"),
        "approve": _("批准"),
        "send_back": _("退回"),
        "matching": _("匹配"),
        "invite": _("发出邀请"),
        "accepted": _("一方答复参加"),
        "declined": _("一方答复不参加"),
        "schedule": _("排期"),
        "hold": _("举办"),
        "summary": _("写总结"),
        "close": _("结束"),
        "cancel": _("取消"),
    }


def why_not(code: str) -> str:
    """Why a pair has no slot."""
    return {
        "apart": _("双方没有都能来的场次"),
        "demand": _("需求方的对接多于它能参加的场次"),
        "supply": _("供给方的对接多于它能参加的场次"),
        "room": _("场次和桌数不够"),
        "clash": _("与更靠前的对接冲突"),
        "declined": _("一方不参加"),
    }.get(code, "")
