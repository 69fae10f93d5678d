"""Organisations that a user may buy for, and records that they may read."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from panhuo.exchange.procurement.api import AgencyOrder, Procurement, may_buy, may_make_offer
from panhuo.orgs.api import Organisation, User, organisations_of
from panhuo.web.access import UserRequest


def buyers_of(user: User) -> list[Organisation]:
    """Houses and colleges whose purchases the user may make."""
    return [one for one in organisations_of(user).order_by("pk") if may_buy(user, one)]


def offerers_of(user: User, procurement: Procurement) -> list[Organisation]:
    """Agencies for which the user may make an offer now."""
    return [one for one in organisations_of(user).order_by("pk") if may_make_offer(user, procurement, one)]


def own_procurement(request: UserRequest, pk: int) -> Procurement:
    rows = Procurement.objects.visible_to(request.user).select_related("organisation", "standard")
    return get_object_or_404(rows, pk=pk)


def own_order(request: UserRequest, pk: int) -> AgencyOrder:
    rows = AgencyOrder.objects.visible_to(request.user)
    joined = rows.select_related("organisation", "agency", "award__procurement__standard", "filing", "disclosure")
    return get_object_or_404(joined, pk=pk)
