"""Rooms above are told when an agreement takes effect, changes or ends, without agreements knowing them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement


class Moment(StrEnum):
    SIGNED = "signed"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    OVER = "over"


Listener = Callable[["Agreement", Moment], None]
_LISTENERS: Final[list[Listener]] = []


def when_agreement_changes(listener: Listener) -> Listener:
    """Register a function that is called inside the transaction of the change."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)
    return listener


def tell_listeners(agreement: Agreement, moment: Moment) -> None:
    """Call every listener."""
    for listener in _LISTENERS:
        listener(agreement, moment)
