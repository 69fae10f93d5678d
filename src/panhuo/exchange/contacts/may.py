"""Who may do what in a contact, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.exchange.contacts.enums import Side
from panhuo.orgs.api import (
    Organisation,
    OrganisationKind,
    RepresentationScope,
    Viewer,
    acts_for,
    is_member_of,
    is_staff_of,
    represented_ids,
)

if TYPE_CHECKING:
    from panhuo.exchange.contacts.models import Broker, Contact
    from panhuo.orgs.api import User


def works_for(user: User, organisation: Organisation) -> bool:
    """Staff of the organisation, and of an agent that may negotiate for it."""
    return is_staff_of(user, organisation) or acts_for(user, organisation, RepresentationScope.CONTACTS)


def side_of(user: User, contact: Contact) -> str:
    """``demand``, ``supply``, ``broker`` or "": the side whose work the user does (administrators and staff)."""
    if works_for(user, contact.demand):
        return str(Side.DEMAND)
    if works_for(user, contact.supply):
        return str(Side.SUPPLY)
    return str(Side.BROKER) if any(is_staff_of(user, one.organisation) for one in active_brokers(contact)) else ""


def member_side(user: User, contact: Contact) -> str:
    """The same for members in any role: on whose behalf they read."""
    by_mandate = set(represented_ids(Viewer.of(user), RepresentationScope.CONTACTS))
    if is_member_of(user, contact.demand) or contact.demand_id in by_mandate:
        return str(Side.DEMAND)
    if is_member_of(user, contact.supply) or contact.supply_id in by_mandate:
        return str(Side.SUPPLY)
    return str(Side.BROKER) if any(is_member_of(user, one.organisation) for one in active_brokers(contact)) else ""


def active_brokers(contact: Contact) -> list[Broker]:
    """Those who were let in and have not left."""
    return list(contact.brokers.filter(is_active=True, left_at=None).select_related("organisation"))


def may_ask_contact(user: User, *, own: Organisation, other: Organisation) -> bool:
    """Those who act for the own organisation; nobody gets in touch with themselves."""
    return own.pk != other.pk and works_for(user, own)


def may_be_broker(organisation: Organisation) -> bool:
    """Service organisations."""
    return organisation.kind == OrganisationKind.SERVICE


def may_agree_broker(user: User, broker: Broker) -> str:
    """The side for which the user may agree to this broker, "" for none."""
    contact = broker.contact
    if is_staff_of(user, contact.demand):
        return str(Side.DEMAND)
    if is_staff_of(user, contact.supply):
        return str(Side.SUPPLY)
    return str(Side.BROKER) if is_staff_of(user, broker.organisation) else ""
