"""Reading a need as this installation does it: by rules, and with a model if one is set up."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.needs.reading.api import NeedReading, read_need
from panhuo.needs.reading.model import read_on
from panhuo.orgs.api import model_endpoint


def read_pasted(text: str) -> tuple[NeedReading, str]:
    """What the text says, and a sentence on how it was read."""
    reading, endpoint = read_need(text), model_endpoint()
    if endpoint is None or not endpoint.model:
        return reading, _("以下由规则从您的文字中整理，都可以改；没写的就留空，不会替您编。")
    more = read_on(reading, text, endpoint=endpoint)
    if more is None:
        return reading, _("语言模型没有回应，以下由规则从您的文字中整理，都可以改。")
    return more, _("以下由规则和管理员设置的语言模型从您的文字中摘录，只引原文，都可以改。")
