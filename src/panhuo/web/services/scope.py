"""Organisations that a user may act for in this room."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from panhuo.exchange.services.api import ServiceRequest, may_offer, may_offer_services
from panhuo.orgs.api import NotAllowed, Organisation, User, is_staff_of, organisations_of
from panhuo.web.access import UserRequest


def working_for(user: User) -> list[Organisation]:
    """Where the user is staff or administrator."""
    return [one for one in organisations_of(user).order_by("pk") if is_staff_of(user, one)]


def providers_of(user: User) -> list[Organisation]:
    return [one for one in working_for(user) if may_offer_services(user, one)]


def offerers_of(user: User, request: ServiceRequest) -> list[Organisation]:
    """Those that may make an offer for this request now."""
    return [one for one in working_for(user) if may_offer(user, request, one)]


def chosen_provider(request: UserRequest) -> Organisation:
    """The one that the address asks for, else the first. Raises NotAllowed where there is none."""
    choices = providers_of(request.user)
    wanted = request.GET.get("organisation", "")
    if wanted.isdecimal():
        return get_object_or_404(Organisation.objects.filter(pk__in=[one.pk for one in choices]), pk=int(wanted))
    if not choices:
        raise NotAllowed
    return choices[0]
