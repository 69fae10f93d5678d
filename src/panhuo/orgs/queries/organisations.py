"""Who may see which organisation, and which ones a person works for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.enums import OrganisationStatus

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def active(self) -> Self:
        """Those that take part."""
        return self.filter(status=OrganisationStatus.ACTIVE)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Active ones (name, kind, region are public facts), own ones in any state, applicants one decides on."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        wanted = Q(status=OrganisationStatus.ACTIVE)
        if viewer.user_id is not None:
            wanted |= Q(pk__in=_own_ids(viewer.user_id))
            for prefix in approvable_regions(viewer):
                wanted |= Q(registration__isnull=False, region__code__startswith=prefix)
        return self.filter(wanted)


def _own_ids(user_id: int) -> models.QuerySet[Organisation, int]:
    from panhuo.orgs.models import Membership

    rows = Membership.objects.filter(user_id=user_id)
    return rows.values_list("organisation_id", flat=True)  # type: ignore[return-value]


def organisations_of(user: User | AnonymousUser) -> OrganisationQuerySet:
    """Active organisations that the user works for."""
    from panhuo.orgs.models import Organisation

    return Organisation.objects.filter(pk__in=Viewer.of(user).organisations)


def acting_organisation(user: User | AnonymousUser) -> Organisation | None:
    """The one that the user works for: of the first membership in an active organisation."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return None
    memberships = user.memberships.filter(organisation__status=OrganisationStatus.ACTIVE)
    first = memberships.select_related("organisation").order_by("pk").first()
    return first.organisation if first else None
