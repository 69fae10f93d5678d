"""Contacts by whose turn it is, narrowed in the database; and on whose behalf somebody reads many of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import F, Q

from panhuo.exchange.contacts.enums import ContactState, Side
from panhuo.exchange.contacts.models import Contact
from panhuo.orgs.api import RepresentationScope, Viewer, own_organisations, represented_ids

if TYPE_CHECKING:
    from panhuo.exchange.contacts.queries.visible import ContactQuerySet
    from panhuo.orgs.api import User


def houses_of(user: User, *, working: bool = False) -> frozenset[int]:
    """Organisations for which this person reads contacts (`working`: acts in them), their principals among them."""
    theirs = represented_ids(Viewer.of(user), RepresentationScope.CONTACTS)
    return frozenset(one.pk for one in own_organisations(user, working=working)) | frozenset(theirs)


def side_in(contact: Contact, houses: Collection[int]) -> str:
    """The side that one of these organisations is on; whoever sees the contact otherwise is a broker."""
    if contact.demand_id in houses:
        return str(Side.DEMAND)
    return str(Side.SUPPLY) if contact.supply_id in houses else str(Side.BROKER)


def contacts_waiting_for(user: User) -> ContactQuerySet:
    """Requests to answer, next steps to take, rooms without a next step that this person's side opened."""
    houses = houses_of(user, working=True)
    mine = Q()
    for side, other in ((Side.DEMAND, Side.SUPPLY), (Side.SUPPLY, Side.DEMAND)):
        asked = Q(state=ContactState.REQUESTED, asked_by=other)
        acts = Q(state=ContactState.OPEN, next_side__in=(side, "both"))
        mine |= Q(**{f"{side.value}__in": houses}) & (asked | acts)
    rows = Contact.objects.visible_to(user).filter(mine).select_related("need", "patent", "demand", "supply")
    return rows.order_by(F("next_on").asc(nulls_first=True), "pk")
