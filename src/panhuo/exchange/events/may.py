"""Who may do what at an event, as small predicates."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from panhuo.exchange.events.enums import PartyState
from panhuo.exchange.events.models import EventPair, EventParty, MatchEvent
from panhuo.exchange.events.transitions import EDITABLE, PREPARING, TOLD
from panhuo.orgs.api import Organisation, User, is_admin_of, is_installation_admin, is_staff_of


def may_propose_for(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Staff of any organisation propose events: centres, leading enterprises, authorities, universities."""
    return is_staff_of(user, organisation)


def is_host(user: User | AnonymousUser, event: MatchEvent) -> bool:
    return is_staff_of(user, event.organisation)


def may_edit_event(user: User | AnonymousUser, event: MatchEvent) -> bool:
    return event.state in EDITABLE and is_host(user, event)


def may_prepare(user: User | AnonymousUser, event: MatchEvent) -> bool:
    """Change pairs and parties."""
    return event.state in PREPARING and is_host(user, event)


def may_approve(user: User | AnonymousUser, event: MatchEvent) -> bool:
    """Staff of the approving organisation; without one an administrator of the host. Never who proposed it.

    The administrator of the installation stands in where nobody else can.
    """
    if event.created_by_id == user.pk or not user.is_active:
        return False
    if is_installation_admin(user):
        return True
    if event.approver is not None:
        return is_staff_of(user, event.approver)
    return is_admin_of(user, event.organisation)


def may_answer(user: User | AnonymousUser, party: EventParty) -> bool:
    """Staff of an invited organisation answer for it; the host may enter what it heard by telephone."""
    if party.event.state not in TOLD or party.state == PartyState.LISTED:
        return False
    own = party.organisation is not None and is_staff_of(user, party.organisation)
    return own or is_host(user, party.event)


def may_record(user: User | AnonymousUser, pair: EventPair) -> bool:
    """The host and both who met write down what came of it."""
    sides = (pair.supply.organisation, pair.demand.organisation)
    return is_host(user, pair.event) or any(one is not None and is_staff_of(user, one) for one in sides)


def may_keep_campaigns(user: User | AnonymousUser) -> bool:
    return is_installation_admin(user)
