"""Who may do what with a mandate, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.exchange.mandates.enums import ConsentState, MandateState
from panhuo.orgs.api import OrganisationKind, is_admin_of, is_member_of, is_staff_of

if TYPE_CHECKING:
    from panhuo.exchange.mandates.models import BothSidesConsent, Mandate
    from panhuo.orgs.api import Organisation, User


def may_hold(organisation: Organisation) -> bool:
    """Service organisations hold mandates (16号文 一(一): 各类知识产权服务机构)."""
    return organisation.kind == OrganisationKind.SERVICE


def may_propose(user: User, agent: Organisation) -> bool:
    """Staff of a service organisation."""
    return may_hold(agent) and is_staff_of(user, agent)


def may_decide_mandate(user: User, mandate: Mandate) -> bool:
    """An administrator of the principal who does not work for the agent: it binds the house."""
    waits = mandate.state == MandateState.PROPOSED
    return waits and is_admin_of(user, mandate.principal) and not is_member_of(user, mandate.agent)


def may_end(user: User, mandate: Mandate) -> bool:
    """Either party at any time, by its staff (民法典第九百三十三条: 随时解除)."""
    if mandate.state not in {MandateState.PROPOSED, MandateState.ACCEPTED}:
        return False
    return is_staff_of(user, mandate.principal) or is_staff_of(user, mandate.agent)


def consenting_side(user: User, consent: BothSidesConsent) -> str:
    """The side for which the user decides, "" for none: its own staff, never people of the agent."""
    if is_member_of(user, consent.agent):
        return ""
    if consent.demand_state and is_staff_of(user, consent.demand):
        return "demand"
    return "supply" if consent.supply_state and is_staff_of(user, consent.supply) else ""


def may_consent(user: User, consent: BothSidesConsent) -> bool:
    """The side is asked and has not answered yet."""
    side = consenting_side(user, consent)
    return bool(side) and getattr(consent, f"{side}_state") == ConsentState.WAITING
