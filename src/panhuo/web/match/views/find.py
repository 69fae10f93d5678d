"""Records that match pages are about, as their user may see them."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import organisations_of
from panhuo.patents.api import Patent


def need_of(request: HttpRequest, pk: int) -> Need:
    """The need, or 404."""
    return get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation", "region"), pk=pk)


def patent_of(request: HttpRequest, pk: int) -> Patent:
    """The patent, or 404."""
    rows = Patent.objects.visible_to(request.user).select_related("holder")
    return get_object_or_404(rows.prefetch_related("identifiers", "owners__owner_name__organisation"), pk=pk)


def own_profile(request: HttpRequest) -> EnterpriseProfile | None:
    """The profile of the first enterprise that the user belongs to, None where there is none yet."""
    rows = EnterpriseProfile.objects.visible_to(request.user).select_related("organisation")
    return rows.filter(organisation__in=organisations_of(request.user)).order_by("pk").first()
