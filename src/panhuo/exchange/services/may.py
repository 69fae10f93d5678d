"""Who may do what in the room, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.exchange.services.enums import AppealState, CreditKind, CreditState, OrderState, RequestState
from panhuo.exchange.services.transitions import TRANSITIONS, Side, Transition
from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.api import Organisation, OrganisationKind, User, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.exchange.services.models import Appeal, CreditRecord, ServiceOrder, ServiceProfile, ServiceRequest


def may_offer_services(user: User, organisation: Organisation) -> bool:
    """Staff of any organisation but an authority: institutions and enterprises run pilot bases too."""
    return organisation.kind != OrganisationKind.AUTHORITY and is_staff_of(user, organisation)


def may_edit_profile(user: User, profile: ServiceProfile) -> bool:
    return may_offer_services(user, profile.organisation)


def may_keep_credit(user: User, organisation: Organisation) -> bool:
    """Confirms evidence, records sanctions, decides on appeals: the authority of its province, the administrator."""
    if is_installation_admin(user):
        return True
    region = organisation.region
    return region is not None and region.code[:2] in approvable_regions(Viewer.of(user))


def may_submit_evidence(user: User, organisation: Organisation) -> bool:
    return may_offer_services(user, organisation) or may_keep_credit(user, organisation)


def may_appeal(user: User, record: CreditRecord) -> bool:
    """Staff of the sanctioned organisation, while the sanction stands and no appeal is open."""
    standing = record.kind == CreditKind.SANCTION and record.state == CreditState.CONFIRMED
    opened = record.appeals.filter(state=AppealState.OPEN).exists()
    return standing and not opened and is_staff_of(user, record.organisation)


def may_decide_appeal(user: User, appeal: Appeal) -> bool:
    """Nobody decides on an appeal against their own sanction, nor for an organisation that they work for."""
    record = appeal.record
    involved = user.pk in {record.recorded_by_id, record.decided_by_id} or is_staff_of(user, record.organisation)
    return appeal.state == AppealState.OPEN and not involved and may_keep_credit(user, record.organisation)


def may_request(user: User, organisation: Organisation) -> bool:
    return is_staff_of(user, organisation)


def is_open(request: ServiceRequest) -> bool:
    return request.state == RequestState.OPEN and timezone.localdate() <= request.offers_until


def may_offer(user: User, request: ServiceRequest, organisation: Organisation) -> bool:
    """Staff of a listed organisation that may read the request and is not the client."""
    from panhuo.exchange.services.models import ServiceProfile

    listed = ServiceProfile.objects.listed().filter(organisation=organisation).exists()
    asked = request.open_to_all or request.invited.filter(pk=organisation.pk).exists()
    other = organisation.pk != request.organisation_id
    return listed and asked and other and is_open(request) and is_staff_of(user, organisation)


def may_choose(user: User, request: ServiceRequest) -> bool:
    return request.state == RequestState.OPEN and is_staff_of(user, request.organisation)


def sides_of(user: User, order: ServiceOrder) -> set[Side]:
    """The sides of the order that the user may act for."""
    pairs = ((Side.CLIENT, order.client), (Side.PROVIDER, order.provider))
    return {side for side, organisation in pairs if is_staff_of(user, organisation)}


def open_steps(user: User, order: ServiceOrder) -> list[Transition]:
    """What the user may do with the order now."""
    sides = sides_of(user, order)
    return [row for row in TRANSITIONS if order.state in row.sources and sides & set(row.who)]


def may_rate(user: User, order: ServiceOrder) -> bool:
    from panhuo.exchange.services.models import OrderRating

    fresh = not OrderRating.objects.filter(order=order).exists()
    return order.state == OrderState.ACCEPTED and fresh and is_staff_of(user, order.client)
