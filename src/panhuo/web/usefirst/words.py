"""Terms and moves in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from panhuo.deals.rules.usefirst.terms import Met
from panhuo.deals.usefirst.api import PayMode
from panhuo.web.format import yuan
from panhuo.web.usefirst.forms import WORDS


def term_words(term: str, value: Any) -> str:
    """A term's value; "" where it was not said."""
    if value is None or value == []:
        return ""
    if term == "modes":
        return "、".join(str(PayMode(one).label) for one in value if one in PayMode.values)
    if term == "entry_fen":
        return yuan(value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(value)


def offer_rows(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of the terms that were said."""
    rows = [(str(label), term_words(term, data.get(term))) for term, label in WORDS.items()]
    return [row for row in rows if row[1]]


def met_rows(found: list[Met]) -> list[tuple[str, str, str, bool | None]]:
    """Both sides' terms beside one another."""
    return [
        (str(WORDS[one.term]), term_words(one.term, one.offered), term_words(one.term, one.wished), one.meets)
        for one in found
        if term_words(one.term, one.offered) or term_words(one.term, one.wished)
    ]


def verb_words(verb: str) -> str:
    """What a move is called on its button."""
    return {
        "accept": _("试用验收合格"),
        "fail": _("试用不合格"),
        "fulfil": _("履行完毕"),
        "buy": _("转为转让"),
        "exit": _("按约退出"),
        "terminate": _("解除"),
        "expire": _("期满"),
        "trigger": _("付费条件成就"),
        "untrigger": _("付费条件尚未成就"),
    }[verb]
