"""Who may do what in the room, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.exchange.procurement.enums import OrderState, ProcurementState
from panhuo.exchange.services.api import ServiceKind, ServiceProfile
from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.api import Organisation, OrganisationKind, User, is_installation_admin, is_staff_of
from panhuo.portfolio.prefiling.api import institution_of, is_admin_in_line, works_in_line

if TYPE_CHECKING:
    from panhuo.exchange.procurement.models import AgencyOffer, AgencyOrder, Procurement

BUYING_KINDS = (
    OrganisationKind.UNIVERSITY,
    OrganisationKind.INSTITUTE,
    OrganisationKind.HOSPITAL,
    OrganisationKind.ENTERPRISE,
)


def may_buy(user: User, organisation: Organisation) -> bool:
    """Staff of the house: the institutions that must, the firms that are encouraged to (16号文 三（九）)."""
    return institution_of(organisation).kind in BUYING_KINDS and works_in_line(user, organisation)


def may_change_standard(user: User, organisation: Organisation | None) -> bool:
    """Administrators of the house change its standard, the administrator of the installation the default."""
    if organisation is None:
        return is_installation_admin(user)
    return is_admin_in_line(user, organisation) and organisation.parent is None


def is_listed_agency(organisation: Organisation) -> bool:
    rows = ServiceProfile.objects.listed().filter(organisation=organisation)
    return rows.filter(items__kind=ServiceKind.AGENCY).exists()


def may_make_offer(user: User, procurement: Procurement, organisation: Organisation) -> bool:
    """Staff of a listed agency that was asked, until the last day."""
    open_now = procurement.state == ProcurementState.OPEN and timezone.localdate() <= procurement.offers_until
    asked = procurement.open_to_all or procurement.invited.filter(pk=organisation.pk).exists()
    other = institution_of(procurement.organisation).pk != organisation.pk
    return open_now and asked and other and is_listed_agency(organisation) and is_staff_of(user, organisation)


def may_close_offers(user: User, procurement: Procurement) -> bool:
    """The buyer: after the last day; before it only when everybody who was invited has offered."""
    if procurement.state != ProcurementState.OPEN or not may_buy(user, procurement.organisation):
        return False
    if timezone.localdate() > procurement.offers_until:
        return True
    invited = set(procurement.invited.values_list("pk", flat=True))
    offered = set(procurement.offers.values_list("organisation_id", flat=True))
    return not procurement.open_to_all and bool(invited) and invited <= offered


def is_scorer(user: User, procurement: Procurement) -> bool:
    return bool(user.is_active) and procurement.scorers.filter(user=user).exists()


def may_score(user: User, procurement: Procurement) -> bool:
    """Named scorers who work for none of the offering agencies."""
    if procurement.state != ProcurementState.SCORING or not is_scorer(user, procurement):
        return False
    offering = set(procurement.offers.values_list("organisation_id", flat=True))
    return not offering & set(Viewer.of(user).organisations)


def may_see_prices(user: User, procurement: Procurement) -> bool:
    """Scorers rate quality without the price; the buyer's staff see it when offers are closed."""
    closed = procurement.state in {ProcurementState.SCORING, ProcurementState.DECIDED}
    scoring = procurement.state == ProcurementState.SCORING and is_scorer(user, procurement)
    return closed and not scoring and (may_buy(user, procurement.organisation) or is_installation_admin(user))


def may_explain(user: User, offer: AgencyOffer) -> bool:
    return offer.procurement.state == ProcurementState.SCORING and is_staff_of(user, offer.organisation)


def may_take(user: User, order: AgencyOrder) -> bool:
    return order.state == OrderState.PLACED and is_staff_of(user, order.agency)


def may_follow(user: User, order: AgencyOrder) -> bool:
    """The buyer's staff enter filings and check the work."""
    return may_buy(user, order.organisation)


def may_confirm_adoption(user: User, organisation: Organisation) -> bool:
    """States what kind of institution one is, and confirms adoption: the authority of its province."""
    if is_installation_admin(user):
        return True
    region = organisation.region
    return region is not None and region.code[:2] in approvable_regions(Viewer.of(user))
