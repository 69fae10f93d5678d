"""The way of an order as data: from, to, who may, what it needs. Buttons, checks and the docs come from this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.enums import OrderState as S


class Verb(StrEnum):
    CONFIRM = "confirm"
    REFUSE = "refuse"
    CANCEL = "cancel"
    DELIVER = "deliver"
    RETURN = "return"
    ACCEPT = "accept"


class Side(StrEnum):
    CLIENT = "client"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Transition:
    """`needs_note`: a reason, or for a delivery what was delivered. The event log says `order_<verb>`."""

    verb: Verb
    sources: tuple[S, ...]
    target: S
    who: tuple[Side, ...]
    label: str | Promise
    needs_note: bool = False


BOTH: Final = (Side.CLIENT, Side.PROVIDER)

TRANSITIONS: Final = (
    Transition(Verb.CONFIRM, (S.PLACED,), S.CONFIRMED, (Side.PROVIDER,), _("确认接单")),
    Transition(Verb.REFUSE, (S.PLACED,), S.CANCELLED, (Side.PROVIDER,), _("不接单"), needs_note=True),
    Transition(Verb.DELIVER, (S.CONFIRMED, S.RETURNED), S.DELIVERED, (Side.PROVIDER,), _("提交成果"), needs_note=True),
    Transition(Verb.ACCEPT, (S.DELIVERED,), S.ACCEPTED, (Side.CLIENT,), _("验收通过")),
    Transition(Verb.RETURN, (S.DELIVERED,), S.RETURNED, (Side.CLIENT,), _("退回修改"), needs_note=True),
    Transition(Verb.CANCEL, (S.PLACED, S.CONFIRMED, S.RETURNED), S.CANCELLED, BOTH, _("取消订单"), needs_note=True),
)


def transition(verb: str) -> Transition | None:
    """The row of the table for a verb; None for a verb that there is not."""
    return next((row for row in TRANSITIONS if row.verb == verb), None)
