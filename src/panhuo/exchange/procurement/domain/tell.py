"""Events and notifications of the room. They carry numbers, never a word of a disclosure or a price."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from panhuo.orgs.api import log_event, notify

if TYPE_CHECKING:
    from panhuo.exchange.procurement.models import AgencyOrder, Procurement
    from panhuo.orgs.api import User


def tell(procurement: Procurement, verb: str, actor: User | None, **data: Any) -> int:
    """Log an event; gives its number, by which nobody is told twice."""
    event = log_event(
        object_type="procurement",
        object_id=procurement.pk,
        verb=f"procurement_{verb}",
        actor=actor,
        organisation=procurement.organisation,
        data=data,
    )
    return event.pk


def tell_order(order: AgencyOrder, verb: str, actor: User | None, **data: Any) -> int:
    """The same for an order."""
    event = log_event(
        object_type="agency_order",
        object_id=order.pk,
        verb=f"agency_{verb}",
        actor=actor,
        organisation=order.organisation,
        data=data,
    )
    return event.pk


def say(procurement: Procurement, *, users: Iterable[User], text: str, key: str) -> None:
    notify(users=users, text=text, url=reverse("procurement-detail", args=(procurement.pk,)), key=key)


def say_order(order: AgencyOrder, *, users: Iterable[User], text: str, key: str) -> None:
    notify(users=users, text=text, url=reverse("agency-order", args=(order.pk,)), key=key)
