"""Whose ratings a page shows."""

from __future__ import annotations

from django.http import Http404

from panhuo.orgs.api import Organisation, is_installation_admin, is_member_of
from panhuo.web.access import UserRequest
from panhuo.web.inventory.choose import institution


def rated_institution(request: UserRequest) -> Organisation:
    """The institution that the address names, for its own people; 404 for others."""
    return allowed(request, institution(request))


def allowed(request: UserRequest, organisation: Organisation) -> Organisation:
    """Ratings are the institution's: people of a college alone see their entries, but not these."""
    if not (is_installation_admin(request.user) or is_member_of(request.user, organisation)):
        raise Http404
    return organisation
