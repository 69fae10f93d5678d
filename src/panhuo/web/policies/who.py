"""For whom a person acts in these rooms."""

from __future__ import annotations

from panhuo.orgs.api import Organisation, OrganisationKind, User, is_installation_admin, is_staff_of, organisations_of


def keeps_for(user: User) -> list[Organisation]:
    """Organisations whose inventory the user may keep, the one of the first membership first."""
    if is_installation_admin(user):
        return list(Organisation.objects.active().order_by("name"))
    return [one for one in organisations_of(user).order_by("memberships__pk") if is_staff_of(user, one)]


def authorities_of(user: User) -> list[Organisation]:
    """Authorities for which the user may run campaigns."""
    return [one for one in keeps_for(user) if one.kind == OrganisationKind.AUTHORITY]
