"""What stands in the thread for things that happened."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.exchange.contacts.api import Message


def kind_words(kind: str) -> str:
    """The happening in words; "" for what people wrote."""
    words = {
        "ask": _("请求对接"),
        "accept": _("接受对接"),
        "decline": _("没有接受"),
        "withdraw": _("撤回请求"),
        "next_step": _("约定下一步"),
        "nda_propose": _("提出保密约定"),
        "nda_agree": _("确认保密约定"),
        "meeting": _("约定会面"),
        "meeting_result": _("登记会面结果"),
        "broker": _("邀请经纪机构"),
        "broker_agree": _("同意经纪机构及佣金"),
        "broker_out": _("经纪机构退出"),
        "end": _("结束对接"),
        "deal": _("达成合作"),
        "agreement": _("起草协议"),
    }
    return words.get(kind, kind)


def line_of(message: Message) -> dict[str, object]:
    """As the thread shows it."""
    return {"message": message, "what": kind_words(message.kind) if message.kind else "", "files": message.files.all()}
