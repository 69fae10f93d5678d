"""How the sides are called to whom: an anonymous firm has no name before its contact is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.exchange.contacts.enums import ContactState, Side

if TYPE_CHECKING:
    from panhuo.exchange.contacts.models import Contact


def demand_name(contact: Contact, *, seen_by: str) -> str:
    """The firm, as `seen_by` (a side) may know it."""
    accepted = contact.answered_at is not None and contact.state != ContactState.DECLINED
    if contact.hides_firm and not accepted and seen_by != Side.DEMAND:
        return _("匿名企业")
    return str(contact.demand)


def other_name(contact: Contact, *, seen_by: str) -> str:
    """The side across; to a broker both."""
    if seen_by == Side.DEMAND:
        return str(contact.supply)
    demand = demand_name(contact, seen_by=seen_by)
    if seen_by == Side.SUPPLY:
        return demand
    return _("%(demand)s 与 %(supply)s") % {"demand": demand, "supply": contact.supply}
