"""For which organisation a page of the portfolio speaks."""

from __future__ import annotations

from django.http import Http404

from panhuo.orgs.api import Organisation, acting_organisation, is_installation_admin, is_member_of
from panhuo.portfolio.annuities.api import AnnuityAccount
from panhuo.web.access import UserRequest


def portfolio_of(request: UserRequest) -> Organisation:
    """The user's own; one that `?organisation=` names, if they belong to it. The administrator may name any.

    Raises Http404 for who belongs to none.
    """
    wanted = request.GET.get("organisation", "")
    if wanted.isdecimal() and len(wanted) < 10:  # noqa: PLR2004
        named = Organisation.objects.active().filter(pk=int(wanted)).first()
        if named and (is_installation_admin(request.user) or is_member_of(request.user, named)):
            return named
    own = acting_organisation(request.user)
    if own is None and is_installation_admin(request.user):
        ids = AnnuityAccount.objects.order_by().values("organisation").distinct()
        own = Organisation.objects.active().filter(pk__in=ids).order_by("pk").first()
        own = own or Organisation.objects.active().order_by("pk").first()
    if own is None:
        raise Http404
    return own
