"""States and events of mandates in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.exchange.mandates.api import Mandate, MandateState
from panhuo.orgs.api import Event


def state_words(mandate: Mandate) -> str:
    """The state, and of an accepted one whether it holds today."""
    if mandate.state != MandateState.ACCEPTED:
        return str(mandate.get_state_display())
    if mandate.is_over:
        return _("已到期")
    return _("生效中") if mandate.is_live else _("尚未开始")


def event_line(event: Event) -> str:
    """What happened."""
    words = {
        "proposed": _("登记委托"), "accepted": _("确认委托"), "refused": _("没有接受"), "withdrawn": _("撤回"),
        "revoked": _("撤销，即时生效"), "laid_down": _("辞去，即时生效"), "replaced": _("由新委托代替"),
    }  # fmt: skip
    return words.get(event.verb, event.verb)
