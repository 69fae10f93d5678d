"""Events and notifications of the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from panhuo.orgs.api import Organisation, OrganisationKind, OrganisationStatus, Role, User

if TYPE_CHECKING:
    from django.db.models import QuerySet

WORKING = (Role.ADMIN, Role.STAFF)


def authority_staff_of(organisation: Organisation) -> QuerySet[User]:
    """Those who keep credit in its province; nobody where its region is not known."""
    prefix = organisation.region.code[:2] if organisation.region else "-"
    return User.objects.filter(
        memberships__organisation__kind=OrganisationKind.AUTHORITY,
        memberships__organisation__status=OrganisationStatus.ACTIVE,
        memberships__organisation__region__code__startswith=prefix,
        memberships__role__in=WORKING,
        is_active=True,
    ).distinct()


def staff_of(organisations: Iterable[Organisation]) -> QuerySet[User]:
    """Those who do the work of these organisations."""
    ids = [one.pk for one in organisations]
    return User.objects.filter(
        memberships__organisation__in=ids,
        memberships__organisation__status=OrganisationStatus.ACTIVE,
        memberships__role__in=WORKING,
        is_active=True,
    ).distinct()
