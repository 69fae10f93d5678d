"""Who hears of a contact, and its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from panhuo.exchange.contacts.enums import Side
from panhuo.exchange.contacts.may import active_brokers
from panhuo.exchange.contacts.models import Message
from panhuo.orgs.api import Role, User, log_event, notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panhuo.exchange.contacts.models import Contact
    from panhuo.orgs.api import Organisation

OBJECT_TYPE: Final = "contact"


def staff_of(organisation: Organisation) -> list[User]:
    """Administrators and staff."""
    roles = (Role.ADMIN, Role.STAFF)
    rows = User.objects.filter(memberships__organisation=organisation, memberships__role__in=roles, is_active=True)
    return list(rows.distinct())


def people_of(contact: Contact, side: str) -> list[User]:
    """Those of one side."""
    if side == Side.BROKER:
        return [user for one in active_brokers(contact) for user in staff_of(one.organisation)]
    return staff_of(contact.demand if side == Side.DEMAND else contact.supply)


def across(contact: Contact, side: str) -> list[User]:
    """Everybody but the own side."""
    sides = [one for one in (Side.DEMAND, Side.SUPPLY, Side.BROKER) if one != side]
    return [user for one in sides for user in people_of(contact, one)]


def say(contact: Contact, *, users: Iterable[User], text: str, key: str) -> None:
    """One line a person and key, with the way to the room."""
    notify(users=users, text=text, url=f"/contacts/{contact.pk}/", key=f"contacts:{contact.pk}:{key}")


def record(contact: Contact, verb: str, *, side: str, actor: User | None, text: str = "", **data: Any) -> Message:
    """What happened, in the thread and in the log."""
    made = Message.objects.create(contact=contact, kind=verb, side=side, by=actor, text=text)
    log_event(object_type=OBJECT_TYPE, object_id=contact.pk, verb=verb, actor=actor, data=data)
    return made


def subject_of(contact: Contact) -> str:
    """What the contact is about, in a few words."""
    about = contact.need.title if contact.need is not None else str(contact.patent or "")
    return about[:60]
