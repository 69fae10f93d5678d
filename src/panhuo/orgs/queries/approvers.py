"""Who decides on an organisation's registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from panhuo.orgs.enums import OrganisationKind, OrganisationStatus, Role

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


def approvers_of(organisation: Organisation) -> QuerySet[User]:
    """The administrators of the installation and staff of active authorities of the same province."""
    from panhuo.orgs.models import Membership, User

    deciders = Q(is_superuser=True)
    if organisation.region_id is not None:
        officers = Membership.objects.filter(
            role__in=(Role.ADMIN, Role.STAFF),
            organisation__kind=OrganisationKind.AUTHORITY,
            organisation__status=OrganisationStatus.ACTIVE,
            organisation__region__code__startswith=organisation.region_id[:2],
        )
        deciders |= Q(pk__in=officers.values("user_id"))
    return User.objects.filter(deciders, is_active=True).order_by("pk")
